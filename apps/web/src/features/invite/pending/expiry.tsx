import type { InvitationStatus } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { useNow } from '../../../ui/use-now.ts';
import classes from './delivery.module.css';

interface Props {
  readonly invitation: { readonly status: InvitationStatus; readonly expiresAt: string };
}

const soon = 24 * 60 * 60 * 1_000;

/** “in 3 days”, highlighted when a day or less is left. Nothing for accepted or revoked invitations. */
export function Expiry({ invitation: { status, expiresAt } }: Props) {
  const { t } = useTranslation('invite');
  const left = Date.parse(expiresAt) - useNow();
  if (status === 'accepted' || status === 'revoked') return <>{t('delivery.closed')}</>;
  return (
    <span className={status === 'pending' && left < soon ? classes.soon : undefined}>
      <RelativeTime until={expiresAt} />
    </span>
  );
}
