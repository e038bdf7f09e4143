import { readFileSync } from 'node:fs';
import {
  isMistake,
  loginOf,
  mistake,
  parameterMistake,
  parseAddress,
  type Mistake,
} from './address-parts.ts';

export interface DatabaseAddress {
  /** The address in the spelling that all its readers parse alike. */
  readonly url: string;
  /** How the connection is encrypted; null for no encryption. */
  readonly tls: DatabaseTls | null;
}

export interface DatabaseTls {
  readonly rejectUnauthorized: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

const files = { sslrootcert: 'ca', sslcert: 'cert', sslkey: 'key' } as const;
const parameters = {
  sslmode: ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'],
  sslrootcert: null,
  sslcert: null,
  sslkey: null,
};

/**
 * Parses DATABASE_URL, or returns what is wrong with it. `require` and `verify-ca` verify the certificate as `verify-full` does: encryption
 * to an unverified server is no safer than none.
 */
export function parseDatabaseUrl(text: string): DatabaseAddress | Mistake {
  const url = parseAddress(text, ['postgresql', 'postgres']);
  if (isMistake(url)) return url;
  const wrong = parameterMistake(url, parameters);
  if (wrong) return wrong;
  const login = loginOf(url);
  if (isMistake(login)) return login;
  if (login.user === '') return mistake('must name a user before the @');
  if (!/^\/[^/]+$/.test(url.pathname)) return mistake('must name one database after the host');
  if (!isDecodable(url.pathname)) return mistake('must write a % in the name of its database as %25');
  const mode = url.searchParams.get('sslmode');
  if (mode === 'require' || mode === 'verify-ca') url.searchParams.set('sslmode', 'verify-full');
  const tls = tlsOf(url);
  return isMistake(tls) ? tls : { url: url.toString(), ...tls };
}

function tlsOf({ searchParams }: URL): Pick<DatabaseAddress, 'tls'> | Mistake {
  const given = [...searchParams.keys()];
  const mode = searchParams.get('sslmode');
  if (given.length === 0 || (mode === 'disable' && given.length === 1)) return { tls: null };
  if (mode === null || mode === 'disable') return mistake('must have an sslmode that fits its certificates');
  const read: Record<string, string> = {};
  for (const [parameter, option] of Object.entries(files)) {
    const file = searchParams.get(parameter);
    if (file === null) continue;
    try {
      read[option] = readFileSync(file, 'utf8');
    } catch {
      return mistake(`must name a file that can be read as ${parameter}`);
    }
  }
  return { tls: { rejectUnauthorized: mode !== 'no-verify', ...read } };
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}
