import { refuseLastAdmin, writeRole } from '../../identity/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { ChangeRoleInput } from '../contract.ts';
import { lockOtherMember } from './lock-member.ts';

/** Gives another member the other role; what they may do changes with their next request. The same role again changes nothing. */
export async function changeRole(
  transaction: UnitOfWork,
  { memberId, role }: ChangeRoleInput,
): Promise<void> {
  const { uow, member, grant } = await lockOtherMember(transaction, 'partnerTeam.changeRole', memberId);
  if (member.role === role) return;
  await refuseLastAdmin(uow, member);
  await writeRole(uow, grant, member, role);
}
