import { unauthenticated, type Reading } from '../../../platform/index.ts';
import { listOwnSessions } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';

/** The person's own sessions, for all of their memberships. */
export async function listSessions(reading: Reading): Promise<SessionRow[]> {
  if (reading.actor.kind !== 'user') throw unauthenticated();
  return listOwnSessions(reading, reading.actor);
}
