import { refuseSelfChange } from '../../identity/index.ts';
import { revokeSessionOfMembership, revokeSessionsOfMembership } from '../../sessions/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { ClientUserIdInput, ClientUserSessionInput } from '../contract.ts';
import { lockClientUser } from './lock-client-user.ts';

/** Signs one browser of somebody else out. @throws not_found for a session that does not act for that membership */
export async function revokeClientUserSession(
  transaction: UnitOfWork,
  { memberId, sessionId }: ClientUserSessionInput,
): Promise<void> {
  const { uow, member, grant } = await lockClientUser(transaction, 'clientUsers.revokeSession', memberId);
  refuseSelfChange(uow, member);
  if (!(await revokeSessionOfMembership(uow, grant, member, sessionId))) throw notFound();
}

/** Signs somebody else out everywhere they act for this client. */
export async function revokeClientUserSessions(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const { uow, member, grant } = await lockClientUser(transaction, 'clientUsers.revokeSessions', memberId);
  refuseSelfChange(uow, member);
  await revokeSessionsOfMembership(uow, grant, member);
}
