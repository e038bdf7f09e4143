import type { CommandAction, Granted } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';
import { lockActingPartner, shareLockActingPartner } from '../../identity/index.ts';
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
import type { ChangeInvitationRoleInput, InvitationIdInput, InviteInput } from '../contract.ts';

/**
 * Invites people to the actor's own partner. A bad address never prevents the good ones. A caller with many addresses parses them before
 * the transaction opens, and passes them as `candidates`.
 */
export async function inviteTeamMembers(
  transaction: UnitOfWork,
  input: InviteInput,
  candidates = distinctCandidates(input.emails),
): Promise<InviteOutput> {
  const { uow, partner } = await shareLockActingPartner(transaction);
  const { grant } = uow.require('partnerTeam.invite', { partnerId: partner.id, clientId: null });
  return createInvitations(uow, grant, input, candidates);
}

/** Sends a new mail with a new link. The older link becomes invalid. */
export async function resendTeamInvitation(
  transaction: UnitOfWork,
  { invitationId }: InvitationIdInput,
): Promise<void> {
  const { uow, grant } = await lockTeamInvitation(transaction, 'partnerTeam.resendInvitation', invitationId);
  await resendInvitation(uow, grant);
}

/** Changes the offered role. That needs a new link: the older one becomes invalid, and a new mail is sent. */
export async function changeTeamInvitationRole(
  transaction: UnitOfWork,
  { invitationId, role }: ChangeInvitationRoleInput,
): Promise<void> {
  const action = 'partnerTeam.changeInvitationRole';
  const { uow, grant } = await lockTeamInvitation(transaction, action, invitationId);
  await changeInvitationRole(uow, grant, role);
}

export async function revokeTeamInvitation(
  transaction: UnitOfWork,
  { invitationId }: InvitationIdInput,
): Promise<void> {
  const { uow, grant } = await lockTeamInvitation(transaction, 'partnerTeam.revokeInvitation', invitationId);
  await revokeInvitation(uow, grant);
}

/** Returns the link itself. The audit log records that it was copied, but not the link. */
export async function copyTeamInvitationLink(
  transaction: UnitOfWork,
  settings: LinkSettings,
  { invitationId }: InvitationIdInput,
): Promise<string> {
  const { uow, grant } = await lockTeamInvitation(
    transaction,
    'partnerTeam.copyInvitationLink',
    invitationId,
  );
  return copyInvitationLink(uow, grant, settings);
}

/**
 * Locks the actor's partner, then an invitation to its own team. Those of its clients are not found here.
 * @throws not_found for an invitation that is missing or of another tenant: one answer
 */
async function lockTeamInvitation<A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  invitationId: string,
): Promise<Granted<A, Invitation> & { readonly uow: UnitOfWork }> {
  const { uow, partner } = await lockActingPartner(transaction);
  const invitation = await findInvitation(uow, { partnerId: partner.id, clientId: null }, invitationId);
  return { uow, ...uow.require(action, invitation) };
}
