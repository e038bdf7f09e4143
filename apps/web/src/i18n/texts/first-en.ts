/** The texts of the first visit (`firstNamespaces`), as one file. */
export const texts = import.meta.glob(
  '../../locales/en/{accept,auth,common,errors,proof,recovery,second-factor,shell}.json',
  { eager: true, import: 'default' },
);
