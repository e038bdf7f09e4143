import type { UnitOfWork } from '../../../platform/index.ts';
import { listSessionsOfMembership } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';
import type { MemberIdInput } from '../contract.ts';
import { findTeamMember } from './find-team-member.ts';

/** A member's sessions for this team. Their sessions for other memberships are not shown. */
export async function listMemberSessions(
  uow: UnitOfWork,
  { memberId }: MemberIdInput,
): Promise<SessionRow[]> {
  const found = await findTeamMember(uow, memberId);
  const { subject: member } = uow.require('partnerTeam.memberSessions', found);
  return listSessionsOfMembership(uow, member.id);
}
