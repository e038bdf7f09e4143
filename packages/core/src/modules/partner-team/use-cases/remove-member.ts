import { refuseLastAdmin, writeRemoval } from '../../identity/index.ts';
import { endAssignments, refuseLastSupportContact } from '../../clients/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { MemberIdInput } from '../contract.ts';
import { lockOtherMember } from './lock-member.ts';

/**
 * Ends another member's place, the sessions that act for it and what they looked after. The person is told nothing.
 * @throws last_admin, last_support_contact (naming the clients that would be left without)
 */
export async function removeMember(transaction: UnitOfWork, { memberId }: MemberIdInput): Promise<void> {
  const { uow, member, grant } = await lockOtherMember(transaction, 'partnerTeam.removeMember', memberId);
  await refuseLastAdmin(uow, member);
  await refuseLastSupportContact(uow, member.id);
  await endAssignments(uow, grant, member);
  await writeRemoval(uow, grant, member);
  await endSessionsOfMembership(uow, member.id);
}
