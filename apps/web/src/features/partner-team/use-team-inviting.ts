import { partnerRoles, type PartnerRole } from '@gatehouse/policy';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { alone } from '../../api/links.ts';
import { trpc } from '../../trpc.ts';
import { useSession } from '../auth/use-session.ts';
import type { Inviting } from '../invite/invitation-calls.ts';

/** From the least to the most. */
const offered = partnerRoles.toReversed();

/** The dialogs about invitations, for the partner's own team. */
export function useTeamInviting(): Inviting<PartnerRole> {
  const { t } = useTranslation('partner-team');
  const place = useSession()?.organisation?.name ?? '';
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const { partnerTeam } = utils.client;
  return {
    place,
    offer: offered.map((role) => ({ role, sentence: t(`roleSentence.${role}`) })),
    invite: (order) => partnerTeam.invite.mutate(order),
    check: (emails) => partnerTeam.checkAddresses.query({ emails }, { context: alone }),
    changeRole: (invitationId, role) => partnerTeam.changeInvitationRole.mutate({ invitationId, role }),
    resend: (invitationId) => partnerTeam.resendInvitation.mutate({ invitationId }),
    revoke: (invitationId) => partnerTeam.revokeInvitation.mutate({ invitationId }),
    copyLink: (invitationId) => partnerTeam.copyInvitationLink.mutate({ invitationId }),
    refreshed: () => utils.partnerTeam.invalidate(),
    showPending: () => void navigate({ to: '/team/invitations' }),
  };
}
