import type { Grant } from '@gatehouse/policy';
import { stale, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import { acceptUrl, linkToken } from '../domain/invitation-link.ts';
import { aboutInvitation, type InvitationDetails } from './find-invitation.ts';

export interface LinkSettings {
  readonly keyring: Keyring;
  /** Origin of the portal, without a slash at the end. */
  readonly publicUrl: string;
}

/** The link of a live invitation, for handing over by other means; it does not prove the mailbox. @throws stale when it is not live */
export function copyInvitationLink(
  uow: UnitOfWork,
  _grant: Grant<'partnerTeam.copyInvitationLink' | 'clientUsers.copyInvitationLink'>,
  { keyring, publicUrl }: LinkSettings,
  invitation: InvitationDetails,
): string {
  if (invitation.status !== 'pending' || invitation.overdue) throw stale();
  uow.audit({ action: 'invitation.link_copied', ...aboutInvitation(invitation) });
  return acceptUrl(publicUrl, linkToken(keyring, invitation.id, invitation.generation, 'copied'));
}
