import { useTranslation } from 'react-i18next';
import { useRefusals } from '../../errors/use-refusal.ts';
import { useSession } from '../auth/use-session.ts';

/** The text for a refused act on a member. */
export function useRefusal(): (error: unknown, member: { readonly name: string }) => string {
  const { t } = useTranslation('partner-team');
  const refusal = useRefusals();
  const organisation = useSession()?.organisation?.name ?? '';

  return (error, { name }) =>
    refusal(error, () => ({
      self_change: t('refused.selfChange'),
      last_admin: t('refused.lastAdmin', { name, organisation }),
      role_not_allowed: t('refused.roleLost', { organisation }),
      not_found: t('refused.gone'),
    }));
}
