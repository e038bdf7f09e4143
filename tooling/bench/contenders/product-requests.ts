import { createKeyring } from '../../../packages/core/src/platform/secrets.ts';
import type { Sending } from '../connection.ts';

export const appSecret = 'only for measuring on loopback: 32 bytes and more';
const keyring = createKeyring([appSecret]);

/** The token of a mailed link, as the mail would carry it (packages/core/src/modules/invitations/domain/invitation-link.ts). */
export const linkToken = (invitation: string): string =>
  `${invitation.replaceAll('-', '')}m${keyring.sign('invitation-link', `${invitation}.1.mailed`)}`;

const cookieOf = (secret: string) => (secret === '' ? {} : { cookie: `__Host-gatehouse=${secret}` });

/** A query as a browser sends it. */
export const portalQuery = (host: string, path: string, secret: string, input?: object): Sending => ({
  method: 'GET',
  path: `/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
  headers: { host, ...cookieOf(secret) },
});

/** A command as the portal's own page sends it. */
export const portalMutation = (host: string, path: string, secret: string, body: object): Sending => ({
  method: 'POST',
  path: `/trpc/${path}`,
  headers: {
    host,
    ...cookieOf(secret),
    'x-portal-request': '1',
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  },
  body,
});
