import { useTranslation } from 'react-i18next';
import { useRefusals } from '../../errors/use-refusal.ts';
import { useSession } from '../auth/use-session.ts';

/** What the general texts for refusals cannot know. */
export interface RefusedAct {
  readonly client: string;
  /** The member the act was about, if it was about one. */
  readonly member?: string;
}

/** The text for a refused act on a client. */
export function useRefusal(): (error: unknown, act: RefusedAct) => string {
  const { t } = useTranslation('clients');
  const refusal = useRefusals();
  const organisation = useSession()?.organisation?.name ?? '';

  return (error, { client, member: name }) =>
    refusal(error, () => ({
      role_not_allowed: t('refused.roleLost', { organisation }),
      ...(name === undefined
        ? { not_found: t('refused.clientGone') }
        : {
            not_found: t('refused.memberGone', { name }),
            already_exists: t('refused.assignedAlready', { name }),
            last_support_contact: t('staff.last', { name, client }),
          }),
    }));
}
