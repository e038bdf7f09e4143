import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { usePermission, whyBlocked } from '../../auth/use-permission.ts';
import type { InvitationRights } from '../../invite/pending/use-invitation-acts.ts';

/** Null where nothing can be done: accepted and revoked invitations are history, and some readers only look. */
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
