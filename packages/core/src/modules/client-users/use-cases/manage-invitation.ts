import {
  changeInvitationRole,
  copyInvitationLink,
  resendInvitation,
  revokeInvitation,
  type LinkSettings,
} from '../../invitations/index.ts';
import { invalidInput, type UnitOfWork } from '../../../platform/index.ts';
import type { ChangeClientInvitationRoleInput, ClientInvitationIdInput } from '../contract.ts';
import { refuseClosed } from '../domain/client-state.ts';
import { mayGive, roleProblem } from '../domain/offer.ts';
import { lockClientInvitation } from './lock-client-invitation.ts';

/** A new mail with a new link; the older link is dead. */
export async function resendClientInvitation(
  transaction: UnitOfWork,
  { invitationId }: ClientInvitationIdInput,
): Promise<void> {
  const { uow, client, invitation, grant } = await lockClientInvitation(
    transaction,
    'clientUsers.resendInvitation',
    invitationId,
  );
  refuseClosed(client);
  await resendInvitation(uow, grant, invitation);
}

/**
 * Another role needs another link: the older one is dead, and a new mail goes out.
 * @throws invalid_input for a role that is not on offer or above the actor's own
 */
export async function changeClientInvitationRole(
  transaction: UnitOfWork,
  { invitationId, role }: ChangeClientInvitationRoleInput,
): Promise<void> {
  const { uow, client, invitation, actorRole, grant } = await lockClientInvitation(
    transaction,
    'clientUsers.changeInvitationRole',
    invitationId,
  );
  if (!mayGive(actorRole, client, role)) throw invalidInput(roleProblem);
  refuseClosed(client);
  await changeInvitationRole(uow, grant, invitation, role);
}

/** Also of a client that is closed. */
export async function revokeClientInvitation(
  transaction: UnitOfWork,
  { invitationId }: ClientInvitationIdInput,
): Promise<void> {
  const { uow, invitation, grant } = await lockClientInvitation(
    transaction,
    'clientUsers.revokeInvitation',
    invitationId,
  );
  await revokeInvitation(uow, grant, invitation);
}

/** Answers the link itself; that it was copied is in the log, the link is not. */
export async function copyClientInvitationLink(
  transaction: UnitOfWork,
  settings: LinkSettings,
  { invitationId }: ClientInvitationIdInput,
): Promise<string> {
  const { uow, client, invitation, grant } = await lockClientInvitation(
    transaction,
    'clientUsers.copyInvitationLink',
    invitationId,
  );
  refuseClosed(client);
  return copyInvitationLink(uow, grant, settings, invitation);
}
