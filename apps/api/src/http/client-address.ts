import { canonicalAddress } from '@gatehouse/core/platform';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The address of whoever speaks to us, in its one spelling; null for what is no address. Only as many forwarding hops are believed as the
 * operator says there are proxies; what a client wrote before that is ignored (SECURITY R35).
 */
export function clientAddress(c: Context, trustedProxies: number): string | null {
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').filter((hop) => hop.trim() !== '');
  const forwarded = trustedProxies === 0 ? undefined : hops.at(-trustedProxies);
  const address = forwarded ?? getConnInfo(c).remote.address;
  return address === undefined ? null : canonicalAddress(address);
}
