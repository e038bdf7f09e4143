import { isTimeZone } from '@gatehouse/core/platform/contract';
import type { Context } from 'hono';

/** The browser's time zone, as a sign-in sends it along. Anything else than a zone is left out: it must not keep anybody from signing in. */
export function zoneSent(c: Context): string | null {
  const sent = c.req.header('x-time-zone');
  return sent !== undefined && isTimeZone(sent) ? sent : null;
}
