const longest = 253;
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The canonical form of a host name (lower case, ASCII), or null: `Müller.de` is `xn--mller-kva.de`. Web domains and the domains of e-mail
 * addresses are compared, stored and shown in this form, so that a look-alike in another alphabet does not look alike.
 */
export function canonicalDomain(typed: string): string | null {
  if (typed.length > longest || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed)) return null;
  if (!URL.canParse(`http://${typed}`)) return null;
  const { hostname } = new URL(`http://${typed}`);
  return hostName.test(hostname) ? hostname : null;
}
