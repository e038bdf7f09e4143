import { notFound, unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { lockPerson } from '../../identity/index.ts';
import { revokeOwnSession } from '../../sessions/index.ts';
import type { RevokeSessionInput } from '../contract.ts';

/**
 * Signs one browser of one's own out, this one too if it is asked for. Answers whether it was this one, whose cookie is then worth nothing.
 * @throws not_found for a session that is over, was never there or is somebody else's
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
