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

/** What a change to how one signs in answers, with the secret of the session that takes this one's place. */
export type Renewed<T> = T & { readonly token: string };

/** Every other session ends, and this one goes on under a new id. Before any row of the person is written: that is the order requests lock in. */
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
