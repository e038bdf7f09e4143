import type { ResourceLanguage } from 'i18next';

/** What the pages behind a mailed link need. */
export const files = import.meta.glob<ResourceLanguage>('./de/{accept,proof,recovery}.json', {
  eager: true,
  import: 'default',
});
