import { tierOf, type Role } from '@gatehouse/policy';
import { together, unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { endSessionOfHandle, startSession, type EndedSession } from '../../sessions/index.ts';
import type { SecondFactor } from '../contract.ts';
import type { KnownPerson } from '../domain/known-person.ts';

/** Opens the session of a person who has proved who they are. It acts for the only membership, or for none until one is chosen. */
export function completeSignIn(
  uow: UnitOfWork,
  { userId, displayName, email, memberships }: KnownPerson,
  factor?: SecondFactor,
): Promise<string> {
  return openSession(uow, {
    userId,
    name: displayName,
    email,
    membershipId: memberships.length === 1 ? (memberships[0]?.id ?? null) : null,
    roles: memberships.map(({ role }) => role),
    instead: null,
    ...(factor === undefined ? {} : { factor }),
  });
}

export interface SessionOwner {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Null while the person has still to choose one of several memberships. */
  readonly membershipId: string | null;
  /** All active roles: one at the vendor shortens the session (SECURITY R13). */
  readonly roles: readonly Role[];
  /** Handle of the person's session that this one replaces; null for a new sign-in. */
  readonly instead: string | null;
  /** The factor given beside or instead of the password. */
  readonly factor?: SecondFactor;
}

/**
 * Signs a person in inside their own scope, and logs it. Returns the secret for the cookie.
 * @throws unauthenticated when the session to replace has ended
 */
export async function openSession(uow: UnitOfWork, owner: SessionOwner): Promise<string> {
  const { userId, name, email, membershipId, roles, instead, factor } = owner;
  const insteadOf = instead === null ? null : await replaceSession(uow, userId, instead);
  const actor = { id: userId, name, email };
  const staff = roles.some((role) => tierOf(role) === 'vendor');
  const { token, handle, ended } = await startSession(uow, {
    userId,
    membershipId,
    staff,
    ...(insteadOf ? { insteadOf } : {}),
  });
  await rememberTimeZone(uow, userId);
  uow.audit({
    action: 'session.signed_in',
    subject: { type: 'session', id: handle },
    actor,
    ...(factor === undefined ? {} : { details: { factor } }),
  });
  for (const oldest of ended) {
    uow.audit({
      action: 'session.revoked',
      subject: { type: 'session', id: oldest, label: `${name} <${email}>` },
      actor,
      details: { because: 'too_many_sessions' },
    });
  }
  return token;
}

async function replaceSession(uow: UnitOfWork, userId: string, handle: string): Promise<EndedSession> {
  const [, ended] = await together(shareLockAccount(uow, userId), endSessionOfHandle(uow, handle));
  // It ended meanwhile: a dead session must not beget a living one.
  if (!ended) throw unauthenticated();
  return ended;
}

/**
 * Stores the browser's zone at sign-in, when it has changed. Never waits: concurrent sign-ins share the account, and two that waited for
 * each other would both fail over a zone. The next sign-in stores it.
 */
async function rememberTimeZone(uow: UnitOfWork, userId: string): Promise<void> {
  const { timeZone } = uow.origin;
  if (!timeZone) return;
  await uow.db
    .updateTable('users')
    .set({ last_time_zone: timeZone })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('users')
        .select('id')
        .where('id', '=', userId)
        .where('last_time_zone', 'is distinct from', timeZone)
        .forNoKeyUpdate()
        .skipLocked(),
    )
    .execute();
}

export interface LockedAccount {
  readonly mfaEnabled: boolean;
  /** Null for an account without a password. */
  readonly passwordHash: string | null;
}

/**
 * Locks what signing in depends on until the transaction ends. Without the lock, a password could be found right, then changed with all
 * sessions ended, and the sign-in would open one more. Also taken before a session replaces another: a transaction that ends all sessions
 * sees the rows that existed when it began, and would miss the new one. Null for an unknown person. In the person's own scope.
 */
export const shareLockAccount = (uow: UnitOfWork, userId: string): Promise<LockedAccount | null> =>
  readAccount(uow, userId, 'share');

/**
 * The exclusive lock, taken first by every change of a password or a factor and by every end of a person's sessions: changes run one after
 * the other, with no sign-in or switch in between. In the person's own scope.
 */
export const lockAccount = (uow: UnitOfWork, userId: string): Promise<LockedAccount | null> =>
  readAccount(uow, userId, 'change');

async function readAccount(
  uow: UnitOfWork,
  userId: string,
  lock: 'share' | 'change',
): Promise<LockedAccount | null> {
  // First the person, then the password: the lock order of a change.
  const account = await uow.db
    .with(
      (cte) => cte('held').materialized(),
      (db) => {
        const person = db.selectFrom('users').select(['id', 'mfa_enabled']).where('id', '=', userId);
        return lock === 'share' ? person.forShare() : person.forNoKeyUpdate();
      },
    )
    .selectFrom('held')
    .select((eb) => [
      'mfa_enabled as mfaEnabled',
      eb
        .selectFrom('password_credentials')
        .select('password_hash')
        .whereRef('user_id', '=', 'held.id')
        .forShare()
        .as('passwordHash'),
    ])
    .executeTakeFirst();
  return account ?? null;
}
