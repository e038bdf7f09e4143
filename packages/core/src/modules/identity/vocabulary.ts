import { normalForm } from '../../platform/vocabulary.ts';

/** Rules of addresses and passwords, without the schemas. */

export { canonicalEmail, maxEmailLength } from '../../platform/email-address/vocabulary.ts';

/** Longest accepted password. Longer ones are refused, never cut (SECURITY R01). */
export const maxPasswordLength = 128;
/** Shortest password of an account without a second factor. */
export const minPasswordLength = 15;
/** With an enrolled second factor the password is not the only proof. */
export const minPasswordLengthWithFactor = 8;

/** A character of a password may be typed as several: a letter and its accents. A longer text is not even looked at. */
export const maxTypedPasswordLength = 4 * maxPasswordLength;

/**
 * The form in which passwords are compared and hashed: an `é` is one character on any keyboard, and `ﬁ` is `fi`. Never trimmed. A text that
 * is too long stays unchanged: it is refused for its length and never compared.
 */
export const comparedPassword = (typed: string): string =>
  normalForm(typed, 'NFKC', maxTypedPasswordLength) ?? typed;

/** The length in code points of that form. */
export const passwordLength = (typed: string): number => Array.from(comparedPassword(typed)).length;

/** The form in which a password is compared with words: capitals do not evade the rules either. */
export const plainForm = (text: string): string => comparedPassword(text).toLowerCase();
