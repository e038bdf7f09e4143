import type { Reading } from '../../../platform/index.ts';
import { listSessionsOfMembership } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';
import type { ClientUserIdInput } from '../contract.ts';
import { requireClientUser } from './require-client-user.ts';

/** A client user's sessions for that client. Their sessions for other memberships are not shown. */
export async function listClientUserSessions(
  reading: Reading,
  { memberId }: ClientUserIdInput,
): Promise<SessionRow[]> {
  const { id } = await requireClientUser(reading, 'clientUsers.sessions', memberId);
  return listSessionsOfMembership(reading, id);
}
