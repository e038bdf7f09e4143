import type { CommandAction, Granted } from '@gatehouse/policy';
import { changedParts, invalidInput, notFound, stale, type UnitOfWork } from '../../../platform/index.ts';
import { enqueueResetOf } from '../../accounts/index.ts';
import {
  aboutMember,
  findMember,
  refuseLastAdmin,
  refuseSelfChange,
  writeDeactivation,
  writeDescription,
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
import type {
  ChangeClientUserRoleInput,
  ClientUserIdInput,
  ClientUserRow,
  ClientUserSessionInput,
  UpdateClientUserInput,
} from '../contract.ts';
import { isWithinReach, managesItself, mayGive, refuseClosed, roleProblem } from '../domain/client-rules.ts';
import { getUserRow } from '../queries/get-client-user.ts';
import { lockClient, type ActingOnClient } from './lock-client.ts';

/**
 * Gives another person, even a deactivated one, another role. It takes effect with their next request. The same role again changes nothing.
 * @throws invalid_input for a role that is not offered or above the actor's own
 */
export async function changeClientUserRole(
  transaction: UnitOfWork,
  { memberId, role }: ChangeClientUserRoleInput,
): Promise<void> {
  const action = 'clientUsers.changeRole';
  const { uow, client, actorRole, grant, subject: member } = await lockUser(transaction, action, memberId);
  if (!mayGive(actorRole, client, role)) throw invalidInput(roleProblem);
  refuseSelfChange(uow, member);
  if (member.role === role) return;
  if (managesItself(client)) await refuseLastAdmin(uow, member);
  await writeRole(uow, grant, role);
}

/**
 * Changes another person's name and phone, never the address. Fields that are left out keep their value. Without a change there is no
 * event.
 */
export async function updateClientUser(
  transaction: UnitOfWork,
  { memberId, ...given }: UpdateClientUserInput,
): Promise<ClientUserRow> {
  const { uow, grant, subject: member } = await lockUser(transaction, 'clientUsers.update', memberId);
  refuseSelfChange(uow, member);
  const row = await getUserRow(uow, member.id);
  const stored = { displayName: row.name ?? '', phone: row.phone };
  const change = changedParts(stored, given);
  if (!change) return row;
  await writeDescription(uow, grant, { ...stored, ...change.after }, change);
  return getUserRow(uow, member.id);
}

/**
 * Deactivates another person's membership until it is reactivated, and ends the sessions that act for it. The person is not notified.
 * Deactivating twice changes nothing.
 */
export async function deactivateClientUser(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const action = 'clientUsers.deactivate';
  const { uow, client, grant, subject: member } = await lockUser(transaction, action, memberId);
  refuseSelfChange(uow, member);
  if (member.status === 'deactivated') return;
  if (managesItself(client)) await refuseLastAdmin(uow, member);
  await writeDeactivation(uow, grant);
  await endSessionsOfMembership(uow, grant);
}

/** Reactivates another person's membership. They sign in again. @throws organisation_suspended, organisation_archived of a closed client */
export async function reactivateClientUser(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const action = 'clientUsers.reactivate';
  const { uow, client, grant, subject: member } = await lockUser(transaction, action, memberId);
  refuseClosed(client);
  refuseSelfChange(uow, member);
  if (member.status === 'active') return;
  await writeReactivation(uow, grant);
  // A sign-in that raced the deactivation may have left a session. It was unusable until now, and must not become valid.
  await endSessionsOfMembership(uow, grant);
}

/** Ends a person's membership and the sessions that act for it. Other memberships of the person stay. The person is not notified. */
export async function removeClientUser(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const action = 'clientUsers.remove';
  const { uow, client, grant, subject: member } = await lockUser(transaction, action, memberId);
  refuseSelfChange(uow, member);
  if (managesItself(client)) await refuseLastAdmin(uow, member);
  await writeRemoval(uow, grant);
  await endSessionsOfMembership(uow, grant);
}

/** Ends one session of another person. @throws not_found for a session that does not act for that membership */
export async function revokeClientUserSession(
  transaction: UnitOfWork,
  { memberId, sessionId }: ClientUserSessionInput,
): Promise<void> {
  const { uow, grant, subject: member } = await lockUser(transaction, 'clientUsers.revokeSession', memberId);
  refuseSelfChange(uow, member);
  if (!(await revokeSessionOfMembership(uow, grant, sessionId))) throw notFound();
}

/** Ends all of another person's sessions for this client. */
export async function revokeClientUserSessions(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const { uow, grant, subject: member } = await lockUser(transaction, 'clientUsers.revokeSessions', memberId);
  refuseSelfChange(uow, member);
  await revokeSessionsOfMembership(uow, grant);
}

/**
 * The address that a reset mail would go to. Read first, because mails are counted by address. @throws the errors of
 * sendClientUserPasswordReset
 */
export async function clientUserResetAddress(
  transaction: UnitOfWork,
  input: ClientUserIdInput,
): Promise<string> {
  return (await lockResettable(transaction, input)).subject.email;
}

/**
 * Starts a password reset for a person: they get a link by mail and choose the password themselves. `wanted` is false when the address has
 * had its mails of this hour; the request is logged nevertheless.
 * @throws self_change, stale for a deactivated person
 */
export async function sendClientUserPasswordReset(
  transaction: UnitOfWork,
  input: ClientUserIdInput,
  wanted: boolean,
): Promise<void> {
  const { uow, grant, subject: member } = await lockResettable(transaction, input);
  uow.audit({ action: 'password.reset_requested', ...aboutMember(member) });
  if (wanted) await enqueueResetOf(uow, grant);
}

async function lockResettable(transaction: UnitOfWork, { memberId }: ClientUserIdInput) {
  const locked = await lockUser(transaction, 'clientUsers.sendPasswordReset', memberId);
  refuseSelfChange(locked.uow, locked.subject);
  if (locked.subject.status !== 'active') throw stale();
  return locked;
}

/**
 * Locks a client's user, and the client first, for a command about that person.
 * @throws not_found for a person who is missing, removed, of another tenant or out of the actor's reach: one answer
 */
async function lockUser<A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  memberId: string,
): Promise<Granted<A, Member> & ActingOnClient> {
  const clientId = await findClientOfMember(transaction, memberId);
  const { uow, client, actorRole, subject } = await lockClient(transaction, action, clientId);
  const member = await findMember(uow, subject, memberId);
  const isThere = member !== null && isWithinReach(actorRole, member.role);
  return { ...uow.require(action, isThere ? member : null), uow, client, actorRole };
}

/** A membership never changes its tenant, so this holds without a lock. */
async function findClientOfMember(uow: UnitOfWork, memberId: string): Promise<string | null> {
  const found = await uow.db
    .selectFrom('memberships')
    .select('client_id as clientId')
    .where('id', '=', memberId)
    .where('status', '<>', 'removed')
    .executeTakeFirst();
  return found?.clientId ?? null;
}
