import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The address of whoever speaks to us. Only as many forwarding hops are believed as the operator says there are proxies; what a client
 * wrote before that is ignored (SECURITY R35).
 */
export function clientAddress(c: Context, trustedProxies: number): string | null {
  const direct = connectionAddress(c);
  if (trustedProxies === 0) return direct;
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  const hop = hops.filter((hop) => hop !== '').at(-trustedProxies);
  return hop === undefined ? direct : plainIPv4(hop);
}

function connectionAddress(c: Context): string | null {
  const { address } = getConnInfo(c).remote;
  return address === undefined ? null : plainIPv4(address);
}

/** A socket for both families tells IPv4 as `::ffff:192.0.2.1`: taken for IPv6, all of IPv4 would be one network. */
const plainIPv4 = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** What a limit counts: an IPv4 address, or the /64 an IPv6 address stands in, since one customer is given a whole one. */
export function networkOf(ip: string | null): string {
  if (ip === null) return 'unknown';
  if (!isIPv6(ip)) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const zeros = ip.includes('::') ? Math.max(0, 8 - front.length - back.length) : 0;
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...back].slice(0, 4).join(':');
}
