import {
  findMember,
  lockActingPartner,
  refuseLastAdmin,
  refuseSelfChange,
  writeRole,
} from '../../identity/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { ChangeRoleInput } from '../contract.ts';

/** Gives another member the other role; what they may do changes with their next request. The same role again changes nothing. */
export async function changeRole(unit: UnitOfWork, { memberId, role }: ChangeRoleInput): Promise<void> {
  const { uow, partner } = await lockActingPartner(unit);
  const member = await findMember(uow, { partnerId: partner.id, clientId: null }, memberId);
  const grant = uow.require('partnerTeam.changeRole', member);
  if (!member) throw notFound();
  refuseSelfChange(uow, member);
  if (member.role === role) return;
  await refuseLastAdmin(uow, member);
  await writeRole(uow, grant, member, role);
}
