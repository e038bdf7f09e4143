import { canonicalDomain } from '../domains/contract.ts';
import { normalForm } from '../vocabulary.ts';

export const maxEmailLength = 254;

const addrSpec =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The canonical form of an address for comparing (NFC, lower case, trimmed, its domain in ASCII), or null when it is not one addr-spec
 * (SECURITY R24). `info@bücher.test` is `info@xn--bcher-kva.test`, whichever of the two was typed.
 */
export function canonicalEmail(typed: string): string | null {
  // No character of an address needs more than four as typed. A longer text is not an address, whatever it holds.
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
