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
  return hops.filter((hop) => hop !== '').at(-trustedProxies) ?? direct;
}

function connectionAddress(c: Context): string | null {
  const address = getConnInfo(c).remote.address ?? null;
  return address?.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

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
