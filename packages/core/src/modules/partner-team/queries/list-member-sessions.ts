import type { Reading } from '../../../platform/index.ts';
import { listSessionsOfMembership } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';
import type { MemberIdInput } from '../contract.ts';
import { findTeamMember } from './find-team-member.ts';

/** A member's sessions for this team. Their sessions for other memberships are not shown. */
export async function listMemberSessions(
  reading: Reading,
  { memberId }: MemberIdInput,
): Promise<SessionRow[]> {
  const found = await findTeamMember(reading, memberId);
  const { subject: member } = reading.require('partnerTeam.memberSessions', found);
  return listSessionsOfMembership(reading, member.id);
}
