import type { ResourceLanguage } from 'i18next';

/** The texts of every page, signed in or not. */
export const files = import.meta.glob<ResourceLanguage>(
  './en/{auth,common,errors,second-factor,shell}.json',
  {
    eager: true,
    import: 'default',
  },
);
