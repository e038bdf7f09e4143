import type { ResourceLanguage } from 'i18next';

/** What the pages of the signed-in need: a file in the folder is enough to be part of it. */
export const files = import.meta.glob<ResourceLanguage>(
  ['./en/*.json', '!./en/{auth,common,errors,second-factor,shell,accept,recovery}.json'],
  { eager: true, import: 'default' },
);
