import { partnerRoles, type PartnerRole } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../trpc.ts';
import { useSession } from '../auth/use-session.ts';
import type { Inviting } from '../invite/invitation-calls.ts';

/** From the least to the most. */
const offered = partnerRoles.toReversed();

/** The dialogs about invitations, for the partner's own team. */
export function useTeamInviting(): Inviting<PartnerRole> {
  const { t } = useTranslation('partner-team');
  const place = useSession()?.organisation?.name ?? '';
  const utils = trpc.useUtils();
  const { partnerTeam } = utils.client;
  return {
    place,
    offer: offered.map((role) => ({ role, sentence: t(`roleSentence.${role}`) })),
    invite: (order) => partnerTeam.invite.mutate(order),
    resend: (invitationId) => partnerTeam.resendInvitation.mutate({ invitationId }),
    revoke: (invitationId) => partnerTeam.revokeInvitation.mutate({ invitationId }),
    copyLink: (invitationId) => partnerTeam.copyInvitationLink.mutate({ invitationId }),
    refreshed: () => utils.partnerTeam.invalidate(),
  };
}
