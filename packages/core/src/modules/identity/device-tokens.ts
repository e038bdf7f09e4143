import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction, type Db, type Keyring } from '../../platform/index.ts';
import { canonicalEmail } from './vocabulary.ts';

/** What reading and making a browser's device tokens needs. */
export interface DeviceTokenDeps {
  readonly db: Db;
  readonly keyring: Keyring;
}

/** The most accounts one browser is known to. The least recently used one is dropped first. */
const mostAccounts = 5;
const separator = '~';

interface Entry {
  /** Random id under which this browser's failures at this account are counted. */
  readonly id: string;
  readonly signature: string;
}

/**
 * The browser's id at the account of this address, if it has signed in there before and the password is unchanged; otherwise null. A cookie
 * holds ids and signatures, but no account. Each of them is tried for the address even after a match, and the look-up is the same for every
 * address, so that time does not reveal a match. A token signs nobody in (docs/decisions/0019).
 */
export async function recogniseDevice(
  deps: DeviceTokenDeps,
  cookie: string | null,
  typedEmail: string,
): Promise<string | null> {
  const entries = entriesOf(cookie);
  if (entries.length === 0) return null;
  return (await ownEntry(deps, entries, typedEmail)).own?.id ?? null;
}

/** The cookie's next value, after the browser has signed in to the account of this address. Null for an unknown address. */
export async function rememberDevice(
  deps: DeviceTokenDeps,
  cookie: string | null,
  email: string,
): Promise<string | null> {
  const entries = entriesOf(cookie);
  const { own, basis } = await ownEntry(deps, entries, email);
  if (basis === null) return null;
  const id = own?.id ?? randomBytes(12).toString('base64url');
  // Signed again with the newest secret.
  const renewed = { id, signature: deps.keyring.sign('device-token', messageOf(email, basis, id)) };
  return [renewed, ...entries.filter((entry) => entry !== own)]
    .slice(0, mostAccounts)
    .map((entry) => `${entry.id}.${entry.signature}`)
    .join(separator);
}

async function ownEntry({ db, keyring }: DeviceTokenDeps, entries: readonly Entry[], email: string) {
  const basis = await findBasis(db, canonicalEmail(email) ?? '');
  const matching = entries.filter((entry) =>
    keyring.verify('device-token', messageOf(email, basis ?? '', entry.id), entry.signature),
  );
  return { basis, own: basis === null ? undefined : matching[0] };
}

const messageOf = (email: string, basis: string, id: string) =>
  JSON.stringify([canonicalEmail(email), basis, id]);

function entriesOf(cookie: string | null): Entry[] {
  if (cookie === null) return [];
  return cookie
    .split(separator, mostAccounts)
    .map((entry) => /^([\w-]{16})\.([\w-]{43})$/.exec(entry))
    .flatMap((match) => (match?.[1] && match[2] ? [{ id: match[1], signature: match[2] }] : []));
}

/** Looks across tenants: the person is not known yet. */
const findBasis = (db: Db, email: string): Promise<string | null> =>
  callFunction(db, sql`gatehouse.device_token_basis(${email})`, z.string().nullable());
