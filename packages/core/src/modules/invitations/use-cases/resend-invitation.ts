import type { Grant } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';
import { roleNotOnOffer } from '../invitations.errors.ts';
import { aboutInvitation, type InvitationDetails } from './find-invitation.ts';
import { refuseSettled, renewInvitation } from './renew-invitation.ts';

/**
 * A new generation of a pending or expired invitation: seven days from now, a new mail, and every older link is dead.
 * @throws stale when it was accepted or revoked, or when its address has become a member or has a newer pending invitation;
 *   role_not_on_offer when the client offers the role no more
 */
export async function resendInvitation(
  uow: UnitOfWork,
  _grant: Grant<'partnerTeam.resendInvitation' | 'clientUsers.resendInvitation'>,
  invitation: InvitationDetails,
): Promise<void> {
  await refuseSettled(uow, invitation);
  if (!invitation.roleOnOffer) throw roleNotOnOffer();
  const generation = await renewInvitation(uow, invitation, invitation.role);
  uow.audit({ action: 'invitation.resent', ...aboutInvitation(invitation), details: { generation } });
}
