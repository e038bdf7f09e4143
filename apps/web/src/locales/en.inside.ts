import type { ResourceLanguage } from 'i18next';

/** The texts of signed-in pages. Every file in the folder is included automatically. */
export const files = import.meta.glob<ResourceLanguage>(
  ['./en/*.json', '!./en/{auth,common,errors,second-factor,shell,accept,recovery}.json'],
  { eager: true, import: 'default' },
);
