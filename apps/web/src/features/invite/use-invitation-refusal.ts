import { useTranslation } from 'react-i18next';
import { useRefusals } from '../../errors/use-refusal.ts';
import { useSession } from '../auth/use-session.ts';

/** Refusals about the chosen role, or the role an invitation has. */
const roleRefusals = {
  invite: 'roleNotOnOffer',
  changeRole: 'roleNotGiven',
  invitation: 'invitationRole',
} as const;

/** The text beside a refused invitation: whom it is about, and which limit was reached. */
export function useInvitationRefusal(
  place: string,
): (error: unknown, act: 'invite' | 'invitation' | 'changeRole') => string {
  const { t } = useTranslation('invite');
  const refusal = useRefusals();
  const organisation = useSession()?.organisation?.name ?? '';

  return (error, act) =>
    refusal(error, ({ fields }, until) => {
      const role = t(`refused.${roleRefusals[act]}`, { place });
      const limit = act === 'invite' ? 'refused.inviteLimit' : 'refused.resendLimit';
      return {
        role_not_allowed: t('refused.roleLost', { organisation }),
        not_found: t(act === 'invite' ? 'refused.placeGone' : 'refused.invitationGone'),
        stale: act === 'invite' ? null : t('refused.invitationStale'),
        role_not_on_offer: role,
        invalid_input: fields['role'] === undefined ? null : role,
        rate_limited: until && t(limit, { organisation, ...until }),
        // Inviting into another organisation: that one is closed, not the reader's own.
        ...(place !== organisation && {
          organisation_suspended: t('refused.placeClosed', { place }),
          organisation_archived: t('refused.placeArchived', { place }),
        }),
      };
    });
}
