import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { useSession } from '../auth/use-session.ts';

/** The text for a refused act on a member. The general texts cannot name the person. */
export function useRefusal(): (error: unknown, member: { readonly name: string }) => string {
  const { t } = useTranslation('partner-team');
  const message = useErrorMessage();
  const organisation = useSession()?.organisation?.name ?? '';

  return (error, { name }) => {
    const { reason } = toProblem(error);
    if (reason === 'self_change') return t('refused.selfChange');
    if (reason === 'last_admin') return t('refused.lastAdmin', { name, organisation });
    if (reason === 'role_not_allowed') return t('refused.roleLost', { organisation });
    return reason === 'not_found' ? t('refused.gone') : message(error);
  };
}
