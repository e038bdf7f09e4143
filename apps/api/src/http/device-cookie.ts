import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';

const oneYear = 365 * 24 * 60 * 60;

/** Holds a browser's device tokens (docs/decisions/0019). The cookie outlives the session: signing out keeps it. */
export function createDeviceCookie(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-gatehouse-device' : 'gatehouse-device';
  return {
    read: (c: Context): string | null => getCookie(c, name) ?? null,
    line: (value: string): string =>
      serialize(name, value, { httpOnly: true, sameSite: 'Strict', path: '/', secure, maxAge: oneYear }),
  };
}
