import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { revokeOtherOwnSessions } from '../../sessions/index.ts';

/** Signs every other browser of one's own out, for whichever place it acts. */
export async function revokeOtherSessions(uow: UnitOfWork): Promise<void> {
  if (uow.actor.kind !== 'user') throw unauthenticated();
  await revokeOtherOwnSessions(uow, uow.actor);
}
