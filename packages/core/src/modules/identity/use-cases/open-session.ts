import { tierOf, type Role } from '@gatehouse/policy';
import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import type { SecondFactor } from '../contract.ts';
import { endSessionOfHandle, startSession, type EndedSession } from '../../sessions/index.ts';
import { shareLockAccount } from './lock-account.ts';
import { rememberTimeZone } from './own-details.ts';

export interface SessionOwner {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Null while one of several memberships has still to be chosen. */
  readonly membershipId: string | null;
  /** All active roles: one at the vendor shortens the session (SECURITY R13). */
  readonly roles: readonly Role[];
  /** Handle of the session the person already had, whose place this one takes; null for one who has just signed in. */
  readonly instead: string | null;
  /** What was shown beside or instead of the password. */
  readonly factor?: SecondFactor;
}

/**
 * Signs a person in inside their own scope, and says so in the log. Answers the secret for the cookie.
 * @throws unauthenticated when the session it was to replace has ended
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
  await shareLockAccount(uow, userId);
  const ended = await endSessionOfHandle(uow, handle);
  // Ended meanwhile: a dead session must not beget a living one.
  if (!ended) throw unauthenticated();
  return ended;
}
