/** The texts of all pages behind the sign-in, as one file. */
export const texts = import.meta.glob(
  [
    '../../locales/en/*.json',
    '!../../locales/en/{accept,auth,common,errors,proof,recovery,second-factor,shell}.json',
  ],
  { eager: true, import: 'default' },
);
