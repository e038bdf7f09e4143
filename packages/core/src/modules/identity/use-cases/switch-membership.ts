import { tierOf } from '@gatehouse/policy';
import { notFound, unauthenticated, type Origin, type Transact } from '../../../platform/index.ts';
import { endSession, startSession } from '../../sessions/index.ts';
import type { Identified } from '../domain/identified.ts';
import { shareLockAccount } from './open-session.ts';

/**
 * Makes another of the person's memberships the active one, under a new session id (SECURITY R11) that ends when the old one would have.
 * Returns the new secret.
 * @throws not_found for another person's membership or one that has ended: one answer; unauthenticated when the session ended meanwhile
 */
export async function switchMembership(
  transact: Transact,
  origin: Origin,
  { actor, details }: Identified,
  token: string,
  membershipId: string,
): Promise<string> {
  const chosen = details.memberships.find(({ id }) => id === membershipId);
  if (!chosen) throw notFound();
  return transact({ actor, origin, scope: { userId: actor.userId } }, async (uow) => {
    await shareLockAccount(uow, actor.userId);
    // It ended meanwhile (signed out, revoked, switched in another tab): a dead session must not beget a living one.
    const insteadOf = await endSession(uow, token);
    if (!insteadOf) throw unauthenticated();
    const staff = details.memberships.some(({ role }) => tierOf(role) === 'vendor');
    const session = await startSession(uow, {
      userId: actor.userId,
      membershipId: chosen.id,
      staff,
      insteadOf,
    });
    return session.token;
  });
}
