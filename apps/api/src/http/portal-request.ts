import type { Context } from 'hono';
import { isOwnOrigin } from './hosts.ts';

/**
 * Whether the portal's own page sent this mutation: it has the custom header, is JSON, and the browser declares the same origin. Where a
 * browser sends no Sec-Fetch-Site, the Origin must equal the host's own. Without either, the request is refused (SECURITY R16): cookies
 * alone prove nothing.
 */
export function isPortalRequest(c: Context, publicUrl: string): boolean {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (c.req.header('x-portal-request') !== '1' || type !== 'application/json') return false;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  return origin !== undefined && isOwnOrigin(origin, c.req.header('host') ?? '', publicUrl);
}
