import {
  copyInvitationLink,
  resendInvitation,
  revokeInvitation,
  type LinkSettings,
} from '../../invitations/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { ClientInvitationIdInput } from '../contract.ts';
import { refuseClosed } from '../domain/client-state.ts';
import { lockClientInvitation } from './lock-client-invitation.ts';

/** A new mail with a new link; the older link is dead. */
export async function resendClientInvitation(
  unit: UnitOfWork,
  { invitationId }: ClientInvitationIdInput,
): Promise<void> {
  const { uow, client, invitation, grant } = await lockClientInvitation(
    unit,
    'clientUsers.resendInvitation',
    invitationId,
  );
  refuseClosed(client);
  await resendInvitation(uow, grant, invitation);
}

/** Also of a client that is closed. */
export async function revokeClientInvitation(
  unit: UnitOfWork,
  { invitationId }: ClientInvitationIdInput,
): Promise<void> {
  const { uow, invitation, grant } = await lockClientInvitation(
    unit,
    'clientUsers.revokeInvitation',
    invitationId,
  );
  await revokeInvitation(uow, grant, invitation);
}

/** Answers the link itself; that it was copied is in the log, the link is not. */
export async function copyClientInvitationLink(
  unit: UnitOfWork,
  settings: LinkSettings,
  { invitationId }: ClientInvitationIdInput,
): Promise<string> {
  const { uow, client, invitation, grant } = await lockClientInvitation(
    unit,
    'clientUsers.copyInvitationLink',
    invitationId,
  );
  refuseClosed(client);
  return copyInvitationLink(uow, grant, settings, invitation);
}
