/** The texts of all pages behind the sign-in, as one file. */
export const texts = import.meta.glob(
  [
    '../../locales/de/*.json',
    '!../../locales/de/{accept,auth,common,errors,proof,recovery,second-factor,shell}.json',
  ],
  { eager: true, import: 'default' },
);
