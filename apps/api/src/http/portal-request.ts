import type { Context } from 'hono';
import { isOwnOrigin } from './hosts.ts';

/**
 * Was this mutation sent by the portal's own page? A custom header, JSON, and the browser's word that the page is of this very origin;
 * where a browser sends no Sec-Fetch-Site, an Origin equal to the host's own. Neither is a refusal (SECURITY R16): cookies alone prove nothing.
 */
export function isPortalRequest(c: Context, publicUrl: string): boolean {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (c.req.header('x-portal-request') !== '1' || type !== 'application/json') return false;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  return origin !== undefined && isOwnOrigin(origin, c.req.header('host') ?? '', publicUrl);
}
