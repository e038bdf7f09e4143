import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { lockPerson } from '../../identity/index.ts';
import { revokeOtherOwnSessions } from '../../sessions/index.ts';

/** Ends all other sessions of the person, for whichever membership they act. */
export async function revokeOtherSessions(uow: UnitOfWork): Promise<void> {
  const { actor } = uow;
  if (actor.kind !== 'user') throw unauthenticated();
  await lockPerson(uow, actor.userId);
  await revokeOtherOwnSessions(uow, actor);
}
