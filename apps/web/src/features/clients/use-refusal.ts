import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { useSession } from '../auth/use-session.ts';

/** What the general texts for refusals cannot know. */
export interface RefusedAct {
  readonly client: string;
  /** The member the act was about, if any. */
  readonly member?: string;
}

/** The text for a refused act on a client. */
export function useRefusal(): (error: unknown, act: RefusedAct) => string {
  const { t } = useTranslation('clients');
  const message = useErrorMessage();
  const organisation = useSession()?.organisation?.name ?? '';

  return (error, { client, member }) => {
    const { reason } = toProblem(error);
    if (reason === 'role_not_allowed') return t('refused.roleLost', { organisation });
    if (reason === 'not_found' && member === undefined) return t('refused.clientGone');
    if (member === undefined) return message(error);
    if (reason === 'not_found') return t('refused.memberGone', { name: member });
    if (reason === 'already_exists') return t('refused.assignedAlready', { name: member });
    return reason === 'last_support_contact' ? t('staff.last', { name: member, client }) : message(error);
  };
}
