import { tierOf } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { Identified } from '../../identity/index.ts';
import { renewSession, type RenewedSession } from '../../sessions/index.ts';

/** The session a person changes their account in. */
export interface OwnSession {
  readonly identified: Identified;
  /** Secret of its cookie. */
  readonly token: string;
}

/** The answer of a change to the credentials, with the secret of the session that replaces this one. */
export type Renewed<T> = T & { readonly token: string };

/**
 * Ends every other session and continues this one under a new id. Runs before any row of the person is written: that is the lock order of
 * requests.
 */
export function renewOwnSession(
  uow: UnitOfWork,
  { identified: { actor, details }, token }: OwnSession,
): Promise<RenewedSession> {
  return renewSession(uow, token, {
    userId: actor.userId,
    membershipId: actor.membership?.id ?? null,
    staff: details.memberships.some(({ role }) => tierOf(role) === 'vendor'),
  });
}
