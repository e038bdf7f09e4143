import { revokeSessionOfMembership, revokeSessionsOfMembership } from '../../sessions/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { MemberIdInput, MemberSessionInput } from '../contract.ts';
import { lockOtherMember } from './lock-member.ts';

/** Signs one browser of another member out. @throws not_found for a session that does not act for that membership */
export async function revokeMemberSession(
  transaction: UnitOfWork,
  { memberId, sessionId }: MemberSessionInput,
): Promise<void> {
  const { uow, member, grant } = await lockOtherMember(
    transaction,
    'partnerTeam.revokeMemberSession',
    memberId,
  );
  if (!(await revokeSessionOfMembership(uow, grant, member, sessionId))) throw notFound();
}

/** Signs another member out everywhere they act for this team. */
export async function revokeMemberSessions(
  transaction: UnitOfWork,
  { memberId }: MemberIdInput,
): Promise<void> {
  const { uow, member, grant } = await lockOtherMember(
    transaction,
    'partnerTeam.revokeMemberSessions',
    memberId,
  );
  await revokeSessionsOfMembership(uow, grant, member);
}
