import type { Grant } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { TenantRole } from '../../identity/index.ts';
import { aboutInvitation, type InvitationDetails } from './find-invitation.ts';
import { refuseSettled, renewInvitation } from './renew-invitation.ts';

/**
 * Offers another role in a pending or expired invitation. The old link named the old role, so it dies: this is a new generation with a mail
 * of its own. The same role again changes nothing; resending is for that. Whether the role may be given is the caller's question.
 * @throws stale when it was accepted or revoked, or when its address has become a member or has a newer pending invitation
 */
export async function changeInvitationRole(
  uow: UnitOfWork,
  _grant: Grant<'partnerTeam.changeInvitationRole' | 'clientUsers.changeInvitationRole'>,
  invitation: InvitationDetails,
  role: TenantRole,
): Promise<void> {
  await refuseSettled(uow, invitation);
  if (invitation.role === role) return;
  const generation = await renewInvitation(uow, invitation, role);
  uow.audit({
    action: 'invitation.resent',
    ...aboutInvitation(invitation),
    details: { generation, before: { role: invitation.role }, after: { role } },
  });
}
