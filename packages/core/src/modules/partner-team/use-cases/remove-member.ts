import {
  findMember,
  lockActingPartner,
  refuseLastAdmin,
  refuseSelfChange,
  writeRemoval,
} from '../../identity/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { RemoveMemberInput } from '../contract.ts';

/** Ends another member's place and the sessions that act for it. The person is told nothing. */
export async function removeMember(unit: UnitOfWork, { memberId }: RemoveMemberInput): Promise<void> {
  const { uow } = await lockActingPartner(unit);
  const member = await findMember(uow, memberId);
  const grant = uow.require('partnerTeam.removeMember', member);
  if (!member) throw notFound();
  refuseSelfChange(uow, member);
  await refuseLastAdmin(uow, member);
  await writeRemoval(uow, grant, member);
  await endSessionsOfMembership(uow, member.id);
}
