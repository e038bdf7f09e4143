import type { CommandAction, Granted } from '@gatehouse/policy';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import { deleteAssignmentsOf, refuseLastSupportContact } from '../../clients/index.ts';
import {
  lockTeamMember,
  refuseLastAdmin,
  refuseSelfChange,
  writeDeactivation,
  writeReactivation,
  writeRemoval,
  writeRole,
  type Member,
} from '../../identity/index.ts';
import {
  endSessionsOfMembership,
  revokeSessionOfMembership,
  revokeSessionsOfMembership,
} from '../../sessions/index.ts';
import type { ChangeRoleInput, MemberIdInput, MemberSessionInput } from '../contract.ts';

/** Gives another member the other role. It takes effect with their next request. The same role again changes nothing. */
export async function changeMemberRole(
  transaction: UnitOfWork,
  { memberId, role }: ChangeRoleInput,
): Promise<void> {
  const {
    uow,
    grant,
    subject: member,
  } = await lockOtherMember(transaction, 'partnerTeam.changeRole', memberId);
  if (member.role === role) return;
  await refuseLastAdmin(uow, member);
  await writeRole(uow, grant, role);
}

/**
 * Deactivates another member until they are reactivated, and ends the sessions that act for the membership. Their assignments stay without
 * effect, so the refusals are those of a removal. The person is not notified. Deactivating twice changes nothing.
 * @throws last_admin, last_support_contact (naming the clients that would be left without)
 */
export async function deactivateMember(transaction: UnitOfWork, { memberId }: MemberIdInput): Promise<void> {
  const action = 'partnerTeam.deactivateMember';
  const { uow, grant, subject: member } = await lockOtherMember(transaction, action, memberId);
  if (member.status === 'deactivated') return;
  await refuseLastAdmin(uow, member);
  await refuseLastSupportContact(uow, member.id);
  await writeDeactivation(uow, grant);
  await endSessionsOfMembership(uow, grant);
}

/** Reactivates another member with their present assignments. They sign in again. */
export async function reactivateMember(transaction: UnitOfWork, { memberId }: MemberIdInput): Promise<void> {
  const action = 'partnerTeam.reactivateMember';
  const { uow, grant, subject: member } = await lockOtherMember(transaction, action, memberId);
  if (member.status === 'active') return;
  await writeReactivation(uow, grant);
  // A sign-in that raced the deactivation may have left a session. It was unusable until now, and must not become valid.
  await endSessionsOfMembership(uow, grant);
}

/**
 * Ends another member's membership, the sessions that act for it, and their assignments. The person is not notified.
 * @throws last_admin, last_support_contact (naming the clients that would be left without)
 */
export async function removeMember(transaction: UnitOfWork, { memberId }: MemberIdInput): Promise<void> {
  const action = 'partnerTeam.removeMember';
  const { uow, grant, subject: member } = await lockOtherMember(transaction, action, memberId);
  await refuseLastAdmin(uow, member);
  await refuseLastSupportContact(uow, member.id);
  await deleteAssignmentsOf(uow, grant);
  await writeRemoval(uow, grant);
  await endSessionsOfMembership(uow, grant);
}

/** Ends one session of another member. @throws not_found for a session that does not act for that membership */
export async function revokeMemberSession(
  transaction: UnitOfWork,
  { memberId, sessionId }: MemberSessionInput,
): Promise<void> {
  const { uow, grant } = await lockOtherMember(transaction, 'partnerTeam.revokeMemberSession', memberId);
  if (!(await revokeSessionOfMembership(uow, grant, sessionId))) throw notFound();
}

/** Ends all of another member's sessions for this team. */
export async function revokeMemberSessions(
  transaction: UnitOfWork,
  { memberId }: MemberIdInput,
): Promise<void> {
  const { uow, grant } = await lockOtherMember(transaction, 'partnerTeam.revokeMemberSessions', memberId);
  await revokeSessionsOfMembership(uow, grant);
}

/**
 * Locks the actor's partner, then another member of it, for a command about that member. People do not change their own membership, and end
 * their own sessions in their own settings (PRODUCT §2.5).
 * @throws not_found for a member who is missing, removed or of another tenant: one answer; self_change
 */
async function lockOtherMember<A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  memberId: string,
): Promise<Granted<A, Member> & { readonly uow: UnitOfWork }> {
  const { uow, member } = await lockTeamMember(transaction, memberId);
  const granted = uow.require(action, member);
  refuseSelfChange(uow, granted.subject);
  return { uow, ...granted };
}
