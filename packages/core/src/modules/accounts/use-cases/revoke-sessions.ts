import { notFound, unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { lockPerson } from '../../identity/index.ts';
import { revokeOwnSession, revokeOtherOwnSessions } from '../../sessions/index.ts';
import type { RevokeSessionInput } from '../contract.ts';

/**
 * Ends one session of the person, possibly this one. Returns whether it was this one, whose cookie is then invalid.
 * @throws not_found for a session that has ended, never existed or is another person's
 */
export async function revokeSession(
  uow: UnitOfWork,
  { sessionId }: RevokeSessionInput,
): Promise<{ current: boolean }> {
  const { actor } = uow;
  if (actor.kind !== 'user') throw unauthenticated();
  await lockPerson(uow, actor.userId);
  if (!(await revokeOwnSession(uow, actor, sessionId))) throw notFound();
  return { current: sessionId === actor.sessionId };
}

/** Ends all other sessions of the person, for whichever membership they act. */
export async function revokeOtherSessions(uow: UnitOfWork): Promise<void> {
  const { actor } = uow;
  if (actor.kind !== 'user') throw unauthenticated();
  await lockPerson(uow, actor.userId);
  await revokeOtherOwnSessions(uow, actor);
}
