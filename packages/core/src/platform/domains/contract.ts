const longest = 253;
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * A host name in the one form the network knows (lower case, ASCII), or null: `Müller.de` is `xn--mller-kva.de`. Web domains and the domains
 * of addresses are both compared, kept and shown in it, so that a look-alike in another alphabet does not look alike.
 */
export function canonicalDomain(typed: string): string | null {
  if (typed.length > longest || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed)) return null;
  if (!URL.canParse(`http://${typed}`)) return null;
  const { hostname } = new URL(`http://${typed}`);
  return hostName.test(hostname) ? hostname : null;
}
