import { lifetimes } from '@gatehouse/policy';
import type { Identified } from '@gatehouse/core/identity';
import { canonicalAddress } from '@gatehouse/core/platform';
import { isTimeZone } from '@gatehouse/core/platform/contract';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';

// What a request says about itself: its sender, network and page.

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
        : serialize(name, token, { ...attributes, maxAge: lifetimes.sessionAbsolute }),
  };
}

/** Holds a browser's device tokens (docs/decisions/0019). The cookie outlives the session: signing out keeps it. */
export function createDeviceCookie(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-gatehouse-device' : 'gatehouse-device';
  return {
    read: (c: Context): string | null => getCookie(c, name) ?? null,
    line: (value: string): string =>
      serialize(name, value, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        secure,
        maxAge: lifetimes.deviceCookie,
      }),
  };
}

/** The user and membership that the calling page shows. Null where the page does not say. */
export interface PageDetails {
  readonly userId: string | null;
  readonly membershipId: string | null;
}

/** Response header that tells a page: the answer was made for another user or membership than it shows. */
export const pageChangedHeader = 'x-gatehouse-page';

export const pageDetails = (c: Context): PageDetails => ({
  userId: c.req.header('x-gatehouse-user') ?? null,
  membershipId: c.req.header('x-gatehouse-membership') ?? null,
});

/**
 * Whether the session belongs to another user, or acts for another membership, than the page shows (CONTRACT §2). A header value that is
 * not an id matches nobody and counts as a difference: a page that sends the header wants the check. Without a session there is nothing to
 * compare.
 */
export function isAnotherPage({ userId, membershipId }: PageDetails, identified: Identified | null): boolean {
  if (identified === null) return false;
  const { actor } = identified;
  const another = (shown: string | null, now: string) => shown !== null && shown.toLowerCase() !== now;
  return another(userId, actor.userId) || another(membershipId, actor.membership?.id ?? '');
}

/** The browser's time zone, which a sign-in sends along. An invalid zone becomes null: it must not prevent a sign-in. */
export function zoneSent(c: Context): string | null {
  const sent = c.req.header('x-time-zone');
  return sent !== undefined && isTimeZone(sent) ? sent : null;
}

/** The hosts this portal answers for. localhost and 127.0.0.1 count as the same host. */
export function ownHosts(publicUrl: string): ReadonlySet<string> {
  const { hostname, host, port } = new URL(publicUrl);
  const local = hostname === 'localhost' || hostname === '127.0.0.1';
  const suffix = port === '' ? '' : `:${port}`;
  return new Set(local ? [`localhost${suffix}`, `127.0.0.1${suffix}`] : [host]);
}

/** True when `origin` has the scheme, host and port the request was sent to. */
export function isOwnOrigin(origin: string, host: string, publicUrl: string): boolean {
  return origin === `${new URL(publicUrl).protocol}//${host}`;
}
