import { lockActingPartner } from '../../identity/index.ts';
import {
  changeInvitationRole,
  copyInvitationLink,
  findInvitation,
  resendInvitation,
  revokeInvitation,
  type LinkSettings,
} from '../../invitations/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { ChangeInvitationRoleInput, InvitationIdInput } from '../contract.ts';

/** One of the partner's own team; those of its clients are not of this surface. */
async function lockInvitation(transaction: UnitOfWork, invitationId: string) {
  const { uow, partner } = await lockActingPartner(transaction);
  const tenant = { partnerId: partner.id, clientId: null };
  return { uow, invitation: await findInvitation(uow, tenant, invitationId) };
}

/** A new mail with a new link; the older link is dead. */
export async function resend(transaction: UnitOfWork, { invitationId }: InvitationIdInput): Promise<void> {
  const { uow, invitation } = await lockInvitation(transaction, invitationId);
  const grant = uow.require('partnerTeam.resendInvitation', invitation);
  if (!invitation) throw notFound();
  await resendInvitation(uow, grant, invitation);
}

/** Another role needs another link: the older one is dead, and a new mail goes out. */
export async function changeOfferedRole(
  transaction: UnitOfWork,
  { invitationId, role }: ChangeInvitationRoleInput,
): Promise<void> {
  const { uow, invitation } = await lockInvitation(transaction, invitationId);
  const grant = uow.require('partnerTeam.changeInvitationRole', invitation);
  if (!invitation) throw notFound();
  await changeInvitationRole(uow, grant, invitation, role);
}

export async function revoke(transaction: UnitOfWork, { invitationId }: InvitationIdInput): Promise<void> {
  const { uow, invitation } = await lockInvitation(transaction, invitationId);
  const grant = uow.require('partnerTeam.revokeInvitation', invitation);
  if (!invitation) throw notFound();
  await revokeInvitation(uow, grant, invitation);
}

/** Answers the link itself; that it was copied is in the log, the link is not. */
export async function copyLink(
  transaction: UnitOfWork,
  settings: LinkSettings,
  { invitationId }: InvitationIdInput,
): Promise<string> {
  const { uow, invitation } = await lockInvitation(transaction, invitationId);
  const grant = uow.require('partnerTeam.copyInvitationLink', invitation);
  if (!invitation) throw notFound();
  return copyInvitationLink(uow, grant, settings, invitation);
}
