import { canonicalDomain } from '../../platform/domains/contract.ts';
import { normalForm } from '../../platform/vocabulary.ts';

/** What addresses and passwords are, without the schemas. */

export const maxEmailLength = 254;
/** Longest password accepted; longer ones are refused, never cut (SECURITY R01). */
export const maxPasswordLength = 128;
/** Shortest password of an account without a second factor. */
export const minPasswordLength = 15;
/** Where a second factor is enrolled: the password is not all there is. */
export const minPasswordLengthWithFactor = 8;

const addrSpec =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The one form an address is compared in (NFC, lower case, trimmed, its domain as the network writes it), or null when it is not one
 * addr-spec (SECURITY R24). `info@bücher.test` is `info@xn--bcher-kva.test`, whichever of the two somebody typed.
 */
export function canonicalEmail(typed: string): string | null {
  // No character of an address needs more than four as it may be typed; what is longer is none, whatever it is made of.
  const plain =
    normalForm(typed, 'NFC', 4 * maxEmailLength)
      ?.trim()
      .toLowerCase() ?? '';
  const at = plain.lastIndexOf('@');
  const domain = canonicalDomain(plain.slice(at + 1));
  if (at < 1 || at > 64 || domain === null) return null;
  const canonical = `${plain.slice(0, at)}@${domain}`;
  return canonical.length <= maxEmailLength && addrSpec.test(canonical) ? canonical : null;
}

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
