import { tierOf, type Role } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';
import { startSession } from '../../sessions/index.ts';

export interface SessionOwner {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Null while one of several memberships has still to be chosen. */
  readonly membershipId: string | null;
  /** All active roles: one at the vendor shortens the session (SECURITY R13). */
  readonly roles: readonly Role[];
}

/** Signs a person in inside their own scope, and says so in the log. Answers the secret for the cookie. */
export async function openSession(uow: UnitOfWork, owner: SessionOwner): Promise<string> {
  const { userId, name, email, membershipId, roles } = owner;
  const staff = roles.some((role) => tierOf(role) === 'vendor');
  const { token, handle } = await startSession(uow, { userId, membershipId, staff });
  uow.audit({
    action: 'session.signed_in',
    subject: { type: 'session', id: handle },
    actor: { id: userId, name, email },
  });
  return token;
}
