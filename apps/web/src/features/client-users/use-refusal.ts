import { useTranslation } from 'react-i18next';
import { useRefusals } from '../../errors/use-refusal.ts';
import { useSession } from '../auth/use-session.ts';
import type { ClientOfUsers } from './users-place.ts';

/** The text for a refused act on a client's user. */
export function useRefusal(client: ClientOfUsers): (error: unknown, name: string) => string {
  const { t } = useTranslation('client-users');
  const refusal = useRefusals();
  const own = useSession()?.organisation;
  const names = { client: client.businessName };
  const ownIsClosed = own?.kind === 'client' || own?.status === 'suspended' || own?.status === 'archived';
  const notOnOffer = t('refused.roleNotOnOffer', names);

  return (error, name) =>
    refusal(error, ({ fields }, until) => ({
      self_change: t('refused.selfChange'),
      last_admin: t('refused.lastAdmin', { name, ...names }),
      role_not_allowed: t('refused.roleLost', { organisation: own?.name ?? '' }),
      not_found: t('refused.gone'),
      stale: t('refused.stale'),
      role_not_on_offer: notOnOffer,
      invalid_input: fields['role'] === undefined ? null : notOnOffer,
      // The partner sees that the client is closed, unless the partner itself is closed.
      organisation_suspended: ownIsClosed ? null : t('closed.paused', names),
      organisation_archived: ownIsClosed ? null : t('closed.archived', names),
      rate_limited: until && t('refused.limit', until),
    }));
}
