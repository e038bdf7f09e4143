import { normalForm } from '../../platform/vocabulary.ts';

/** What addresses and passwords are, without the schemas. */

export { canonicalEmail, maxEmailLength } from '../../platform/email-address/vocabulary.ts';

/** Longest password accepted; longer ones are refused, never cut (SECURITY R01). */
export const maxPasswordLength = 128;
/** Shortest password of an account without a second factor. */
export const minPasswordLength = 15;
/** Where a second factor is enrolled: the password is not all there is. */
export const minPasswordLengthWithFactor = 8;

/** A character of a password may be typed as several: a letter and its accents. What is longer than this is not even looked at. */
export const maxTypedPasswordLength = 4 * maxPasswordLength;

/**
 * The form in which passwords are compared and hashed: an `é` is one however a keyboard writes it, and `ﬁ` is `fi`. Never trimmed. What is
 * too long is left as it is: it is refused for its length, and compared with nothing.
 */
export const comparedPassword = (typed: string): string =>
  normalForm(typed, 'NFKC', maxTypedPasswordLength) ?? typed;

/** In code points of that form: what counts as its length. */
export const passwordLength = (typed: string): number => Array.from(comparedPassword(typed)).length;
