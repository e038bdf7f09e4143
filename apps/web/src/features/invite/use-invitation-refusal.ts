import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { waitUntil } from '../../i18n/format.ts';
import { useSession } from '../auth/use-session.ts';

/** Refusals about the chosen role, or the role an invitation has. */
const roleRefusals = {
  invite: 'roleNotOnOffer',
  changeRole: 'roleNotGiven',
  invitation: 'invitationRole',
} as const;

type Translate = ReturnType<typeof useTranslation<'invite'>>['t'];

/** The text beside a refused invitation: whom it is about, and which limit was reached. */
export function useInvitationRefusal(
  place: string,
): (error: unknown, act: 'invite' | 'invitation' | 'changeRole') => string {
  const { t, i18n } = useTranslation('invite');
  const message = useErrorMessage();
  const own = useSession()?.organisation;
  const organisation = own?.name ?? '';

  return (error, act) => {
    const { reason, fields, retryAfter } = toProblem(error);
    if (reason === 'role_not_allowed') return t('refused.roleLost', { organisation });
    if (reason === 'not_found') return t(act === 'invite' ? 'refused.placeGone' : 'refused.invitationGone');
    if (reason === 'stale' && act !== 'invite') return t('refused.invitationStale');
    if (reason === 'role_not_on_offer' || (reason === 'invalid_input' && fields['role'] !== undefined)) {
      return t(`refused.${roleRefusals[act]}`, { place });
    }
    if (reason === 'rate_limited' && retryAfter !== null) {
      const until = waitUntil(retryAfter, i18n.language);
      return t(act === 'invite' ? 'refused.inviteLimit' : 'refused.resendLimit', { organisation, ...until });
    }
    return (place === organisation ? null : closedPlace(reason, place, t)) ?? message(error);
  };
}

/** For invitations to another organisation: that one is closed, not the reader's own. */
function closedPlace(reason: string, place: string, t: Translate): string | null {
  if (reason === 'organisation_suspended') return t('refused.placeClosed', { place });
  return reason === 'organisation_archived' ? t('refused.placeArchived', { place }) : null;
}
