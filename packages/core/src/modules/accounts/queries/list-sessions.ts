import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { listOwnSessions } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';

/** The person's own sessions, for all of their memberships. */
export async function listSessions(uow: UnitOfWork): Promise<SessionRow[]> {
  if (uow.actor.kind !== 'user') throw unauthenticated();
  return listOwnSessions(uow, uow.actor);
}
