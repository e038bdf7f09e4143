import ipaddr from 'ipaddr.js';

/** Longer than any spelling of an address with brackets, port and zone. */
const longest = 100;

/**
 * The canonical spelling of an IP address: `[2001:DB8::5%eth0]:443` becomes `2001:db8::5`; `192.0.2.7:51008` and `::ffff:192.0.2.7` become
 * `192.0.2.7`. Null for anything that is not an address: proxies write `unknown`, and clients write anything.
 */
export function canonicalAddress(written: string): string | null {
  if (written.length > longest) return null;
  const address = /^\[(.*)\](?::\d{1,5})?$/.exec(written.trim())?.[1] ?? withoutPort(written.trim());
  const zoneless = address.replace(/%[\w.-]+$/, '');
  // The library also accepts `0x7f.1` and a single number for IPv4. No proxy writes those.
  const known = ipaddr.IPv4.isValidFourPartDecimal(zoneless) || ipaddr.IPv6.isValid(zoneless);
  return known ? ipaddr.process(zoneless).toString() : null;
}

/** Only IPv4 can have a port without brackets: in IPv6 a port would look like a group. */
const withoutPort = (written: string) => written.replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1');

/**
 * The network of an address, such as `192.0.2.0/24`; `unknown` for anything that is not an address. Equal for all spellings of an address.
 */
function networkOf(
  address: string | null,
  lengths: { readonly ipv4: number; readonly ipv6: number },
): string {
  const canonical = address === null ? null : canonicalAddress(address);
  if (canonical === null) return 'unknown';
  const parsed = ipaddr.parse(canonical);
  const [length, family] =
    parsed.kind() === 'ipv4' ? [lengths.ipv4, ipaddr.IPv4] : [lengths.ipv6, ipaddr.IPv6];
  return `${family.networkAddressFromCIDR(`${canonical}/${length}`).toString()}/${length}`;
}

/** The subscriber of an address: IPv4 customers get one address, IPv6 customers a whole /64. Limits count by it. */
export const subscriberOf = (ip: string | null): string => networkOf(ip, { ipv4: 32, ipv6: 64 });

/** The wider network of an address, within which one person's address may change. */
export const neighbourhoodOf = (ip: string | null): string => networkOf(ip, { ipv4: 24, ipv6: 48 });
