import { writeStatus } from '../../identity/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { MemberIdInput } from '../contract.ts';
import { lockOtherMember } from './lock-member.ts';

/** Puts another member's place back into use, with its assignments as they stand; they sign in again. */
export async function reactivateMember(transaction: UnitOfWork, { memberId }: MemberIdInput): Promise<void> {
  const { uow, member, grant } = await lockOtherMember(transaction, 'partnerTeam.reactivateMember', memberId);
  if (member.status === 'active') return;
  await writeStatus(uow, grant, member, 'active');
  // A sign-in that raced the deactivation may have left a session behind it: unusable until now, and not to be revived.
  await endSessionsOfMembership(uow, member.id);
}
