import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';

const thirtyDays = 30 * 24 * 60 * 60;

/** The session's cookie: `__Host-` and Secure on https, so that no other host or plain connection can set or see it (SECURITY R12). */
export function createSessionCookie(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-gatehouse' : 'gatehouse';
  const attributes = { httpOnly: true, sameSite: 'Lax', path: '/', secure } as const;
  return {
    read: (c: Context): string | null => getCookie(c, name) ?? null,
    /** The Set-Cookie line that sets the secret, or deletes the cookie. */
    line: (token: string | null): string =>
      token === null
        ? serialize(name, '', { ...attributes, maxAge: 0 })
        : serialize(name, token, { ...attributes, maxAge: thirtyDays }),
  };
}
