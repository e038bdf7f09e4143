import { isTimeZone } from '@gatehouse/core/platform/contract';
import type { Context } from 'hono';

/** The browser's time zone, which a sign-in sends along. An invalid zone becomes null: it must not prevent a sign-in. */
export function zoneSent(c: Context): string | null {
  const sent = c.req.header('x-time-zone');
  return sent !== undefined && isTimeZone(sent) ? sent : null;
}
