import type { ResourceLanguage } from 'i18next';

/** The texts of the pages behind mailed links. */
export const files = import.meta.glob<ResourceLanguage>('./en/{accept,proof,recovery}.json', {
  eager: true,
  import: 'default',
});
