import { useTranslation } from 'react-i18next';
import { toProblem, type Problem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { waitInWords } from '../../i18n/format.ts';
import { useSession } from '../auth/use-session.ts';

/** What the general sentences for refusals cannot know: whom it is about, and which limit was reached. */
export interface RefusedAct {
  readonly subject: 'member' | 'invitation' | 'invite';
  readonly name?: string;
}

/** The sentence to show beside an act that was refused. */
export function useRefusal(): (error: unknown, act: RefusedAct) => string {
  const { t, i18n } = useTranslation('partner-team');
  const message = useErrorMessage();
  const organisation = useSession()?.organisation?.name ?? '';

  return (error, { subject, name = '' }) => {
    const problem = toProblem(error);
    const { reason } = problem;
    if (reason === 'self_change') return t('refused.selfChange');
    if (reason === 'last_admin') return t('refused.lastAdmin', { name, organisation });
    if (reason === 'role_not_allowed') return t('refused.roleLost', { organisation });
    if (reason === 'not_found') return t(subject === 'member' ? 'refused.gone' : 'refused.invitationGone');
    if (reason === 'stale' && subject === 'invitation') return t('refused.invitationStale');
    const until = reason === 'rate_limited' && subject !== 'member' ? waitOf(problem, i18n.language) : null;
    if (!until) return message(error);
    return t(subject === 'invite' ? 'refused.inviteLimit' : 'refused.resendLimit', {
      organisation,
      ...until,
    });
  };
}

function waitOf({ retryAfter }: Problem, language: string) {
  if (retryAfter === null) return null;
  const at = new Date(Date.now() + retryAfter * 1_000);
  return {
    wait: waitInWords(retryAfter, language),
    time: new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at),
  };
}
