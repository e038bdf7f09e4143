import { canonicalAddress } from '@gatehouse/core/platform';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The client's IP address in canonical spelling; null when it is not an address. Only as many forwarding hops are trusted as the operator
 * has declared proxies. Earlier entries come from the client and are ignored (SECURITY R35).
 */
export function clientAddress(c: Context, trustedProxies: number): string | null {
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').filter((hop) => hop.trim() !== '');
  const forwarded = trustedProxies === 0 ? undefined : hops.at(-trustedProxies);
  const address = forwarded ?? getConnInfo(c).remote.address;
  return address === undefined ? null : canonicalAddress(address);
}
