import {
  findMember,
  lockActingPartner,
  refuseLastAdmin,
  refuseSelfChange,
  writeRemoval,
} from '../../identity/index.ts';
import { endAssignments, refuseLastSupportContact } from '../../clients/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { RemoveMemberInput } from '../contract.ts';

/**
 * Ends another member's place, the sessions that act for it and what they looked after. The person is told nothing.
 * @throws last_admin, last_support_contact (naming the clients that would be left without)
 */
export async function removeMember(unit: UnitOfWork, { memberId }: RemoveMemberInput): Promise<void> {
  const { uow, partner } = await lockActingPartner(unit);
  const member = await findMember(uow, { partnerId: partner.id, clientId: null }, memberId);
  const grant = uow.require('partnerTeam.removeMember', member);
  if (!member) throw notFound();
  refuseSelfChange(uow, member);
  await refuseLastAdmin(uow, member);
  await refuseLastSupportContact(uow, member.id);
  await endAssignments(uow, grant, member);
  await writeRemoval(uow, grant, member);
  await endSessionsOfMembership(uow, member.id);
}
