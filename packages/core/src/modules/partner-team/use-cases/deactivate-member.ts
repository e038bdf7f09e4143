import { refuseLastAdmin, writeStatus } from '../../identity/index.ts';
import { refuseLastSupportContact } from '../../clients/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { MemberIdInput } from '../contract.ts';
import { lockOtherMember } from './lock-member.ts';

/**
 * Takes another member's place out of use until it is reactivated, and ends the sessions that act for it. Their assignments stay, and count
 * for nothing meanwhile: hence the same refusals as a removal's. The person is not notified; deactivating twice changes nothing.
 * @throws last_admin, last_support_contact (naming the clients that would be left without)
 */
export async function deactivateMember(transaction: UnitOfWork, { memberId }: MemberIdInput): Promise<void> {
  const { uow, member, grant } = await lockOtherMember(transaction, 'partnerTeam.deactivateMember', memberId);
  if (member.status === 'deactivated') return;
  await refuseLastAdmin(uow, member);
  await refuseLastSupportContact(uow, member.id);
  await writeStatus(uow, grant, member, 'deactivated');
  await endSessionsOfMembership(uow, member.id);
}
