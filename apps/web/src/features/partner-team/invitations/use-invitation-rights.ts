import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { usePermission, whyBlocked } from '../../auth/use-permission.ts';
import type { InvitationRights } from '../../invite/pending/use-invitation-acts.ts';

/** Null without acts: accepted and revoked invitations are final, and some readers may only look. */
export function useInvitationRights({ status }: InvitationRow): InvitationRights | null {
  const resend = usePermission('partnerTeam.resendInvitation');
  const rights = {
    resend: whyBlocked(resend),
    copyLink: whyBlocked(usePermission('partnerTeam.copyInvitationLink')),
    changeRole: whyBlocked(usePermission('partnerTeam.changeInvitationRole')),
    revoke: whyBlocked(usePermission('partnerTeam.revokeInvitation')),
  };
  return status === 'accepted' || status === 'revoked' || resend.state === 'absent' ? null : rights;
}
