import type { UnitOfWork } from '../../../platform/index.ts';
import { listSessionsOfMembership } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';
import type { ClientUserIdInput } from '../contract.ts';
import { findClientUser } from './find-client-user.ts';

/** Where a client's user is signed in for that client; what else they do elsewhere is nobody's business here. */
export async function listClientUserSessions(
  uow: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<SessionRow[]> {
  const { id } = await findClientUser(uow, 'clientUsers.sessions', memberId);
  return listSessionsOfMembership(uow, id);
}
