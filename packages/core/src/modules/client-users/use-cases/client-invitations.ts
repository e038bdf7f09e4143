import type { CommandAction, Granted } from '@gatehouse/policy';
import { invalidInput, notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { InviteOutput } from '../../invitations/contract.ts';
import {
  changeInvitationRole,
  copyInvitationLink,
  createInvitations,
  distinctCandidates,
  findInvitation,
  resendInvitation,
  revokeInvitation,
  type Invitation,
  type LinkSettings,
} from '../../invitations/index.ts';
import type {
  ChangeClientInvitationRoleInput,
  ClientInvitationIdInput,
  InviteClientUsersInput,
} from '../contract.ts';
import {
  isWithinReach,
  mayGive,
  namesCommunities,
  offerProblems,
  refuseClosed,
  roleProblem,
} from '../domain/client-rules.ts';
import { lockClient, shareLockClient, type ActingOnClient } from './lock-client.ts';

/**
 * Invites people to a client. A bad address never prevents the good ones. A caller with many addresses parses them before the transaction
 * opens, and passes them as `candidates`.
 * @throws invalid_input for a role that is not offered or above the actor's own; organisation_suspended, organisation_archived of a closed
 * client
 */
export async function inviteClientUsers(
  transaction: UnitOfWork,
  input: InviteClientUsersInput,
  candidates = distinctCandidates(input.emails),
): Promise<InviteOutput> {
  const action = 'clientUsers.invite';
  const { uow, client, actorRole, grant } = await shareLockClient(transaction, action, input.clientId);
  const problems = offerProblems(actorRole, client, input);
  if (problems) throw invalidInput(problems);
  // No client has communities: named ones are not found, whoever names them.
  if (namesCommunities(input)) throw notFound();
  refuseClosed(client);
  return createInvitations(uow, grant, input, candidates);
}

/** Sends a new mail with a new link. The older link becomes invalid. */
export async function resendClientInvitation(
  transaction: UnitOfWork,
  { invitationId }: ClientInvitationIdInput,
): Promise<void> {
  const action = 'clientUsers.resendInvitation';
  const { uow, client, grant } = await lockClientInvitation(transaction, action, invitationId);
  refuseClosed(client);
  await resendInvitation(uow, grant);
}

/**
 * Changes the offered role. That needs a new link: the older one becomes invalid, and a new mail is sent.
 * @throws invalid_input for a role that is not offered or above the actor's own
 */
export async function changeClientInvitationRole(
  transaction: UnitOfWork,
  { invitationId, role }: ChangeClientInvitationRoleInput,
): Promise<void> {
  const action = 'clientUsers.changeInvitationRole';
  const { uow, client, actorRole, grant } = await lockClientInvitation(transaction, action, invitationId);
  if (!mayGive(actorRole, client, role)) throw invalidInput(roleProblem);
  refuseClosed(client);
  await changeInvitationRole(uow, grant, role);
}

/** Works for a closed client too. */
export async function revokeClientInvitation(
  transaction: UnitOfWork,
  { invitationId }: ClientInvitationIdInput,
): Promise<void> {
  const action = 'clientUsers.revokeInvitation';
  const { uow, grant } = await lockClientInvitation(transaction, action, invitationId);
  await revokeInvitation(uow, grant);
}

/** Returns the link itself. The audit log records that it was copied, but not the link. */
export async function copyClientInvitationLink(
  transaction: UnitOfWork,
  settings: LinkSettings,
  { invitationId }: ClientInvitationIdInput,
): Promise<string> {
  const action = 'clientUsers.copyInvitationLink';
  const { uow, client, grant } = await lockClientInvitation(transaction, action, invitationId);
  refuseClosed(client);
  return copyInvitationLink(uow, grant, settings);
}

/**
 * Locks an invitation to a client, and the client first, for a command about it.
 * @throws not_found for an invitation that is missing, of another tenant or out of the actor's reach: one answer
 */
async function lockClientInvitation<A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  invitationId: string,
): Promise<Granted<A, Invitation> & ActingOnClient> {
  const clientId = await findClientOfInvitation(transaction, invitationId);
  const { uow, client, actorRole, subject } = await lockClient(transaction, action, clientId);
  const invitation = await findInvitation(uow, subject, invitationId);
  const isThere = invitation !== null && isWithinReach(actorRole, invitation.role);
  return { ...uow.require(action, isThere ? invitation : null), uow, client, actorRole };
}

/** An invitation never changes its tenant, so this holds without a lock. */
async function findClientOfInvitation(uow: UnitOfWork, invitationId: string): Promise<string | null> {
  const found = await uow.db
    .selectFrom('invitations')
    .select('client_id as clientId')
    .where('id', '=', invitationId)
    .executeTakeFirst();
  return found?.clientId ?? null;
}
