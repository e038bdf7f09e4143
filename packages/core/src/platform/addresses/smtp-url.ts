import {
  isMistake,
  loginOf,
  mistake,
  parameterMistake,
  parseAddress,
  type Mistake,
} from './address-parts.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps://`). */
  readonly secure: boolean;
  /** Nothing is sent before the connection is encrypted. */
  readonly requireTLS: boolean;
  /** Null for a server without sign-in. */
  readonly auth: { readonly user: string; readonly pass: string } | null;
}

/**
 * Parses SMTP_URL, or returns what is wrong with it. nodemailer does not parse it, because its URL parameters could turn certificate
 * verification off.
 */
export function parseSmtpUrl(text: string): SmtpServer | Mistake {
  const url = parseAddress(text, ['smtp', 'smtps']);
  if (isMistake(url)) return url;
  const wrong = parameterMistake(url, { requireTLS: ['true', 'false'] });
  if (wrong) return wrong;
  if (!['', '/'].includes(url.pathname)) return mistake('must end with its host and port');
  const login = loginOf(url);
  if (isMistake(login)) return login;
  const { user, password } = login;
  if (user === '' && password !== '') return mistake('must have a user before its password');
  if (url.port === '0') return mistake('must have a port from 1 to 65535');
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: url.searchParams.get('requireTLS') === 'true',
    auth: user === '' ? null : { user, pass: password },
  };
}
