import { useTranslation } from 'react-i18next';
import { toProblem, type Problem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { waitUntil } from '../../i18n/format.ts';
import { useSession } from '../auth/use-session.ts';
import type { ClientOfUsers } from './users-place.ts';

type Sentences = Partial<Record<Problem['reason'], string | null>>;

/** The text for a refused act on a client's user. The general texts cannot name the person. */
export function useRefusal(client: ClientOfUsers): (error: unknown, name: string) => string {
  const { t, i18n } = useTranslation('client-users');
  const message = useErrorMessage();
  const own = useSession()?.organisation;
  const names = { client: client.businessName };
  const ownIsClosed = own?.kind === 'client' || own?.status === 'suspended' || own?.status === 'archived';

  return (error, name) => {
    const { reason, fields, retryAfter } = toProblem(error);
    const notOnOffer = t('refused.roleNotOnOffer', names);
    const sentences: Sentences = {
      self_change: t('refused.selfChange'),
      last_admin: t('refused.lastAdmin', { name, ...names }),
      role_not_allowed: t('refused.roleLost', { organisation: own?.name ?? '' }),
      not_found: t('refused.gone'),
      stale: t('refused.stale'),
      role_not_on_offer: notOnOffer,
      invalid_input: fields['role'] === undefined ? null : notOnOffer,
      // For the partner it is the client that is closed, unless the partner itself is.
      organisation_suspended: ownIsClosed ? null : t('closed.paused', names),
      organisation_archived: ownIsClosed ? null : t('closed.archived', names),
      rate_limited: retryAfter === null ? null : t('refused.limit', waitUntil(retryAfter, i18n.language)),
    };
    return sentences[reason] ?? message(error);
  };
}
