import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { useNow } from '../../../ui/use-now.ts';
import classes from './invitation-cells.module.css';

const soon = 24 * 60 * 60 * 1_000;

/** “in 3 days”; marked by weight and colour when a day or less is left. Nothing for what was accepted or revoked. */
export function Expiry({ invitation: { status, expiresAt } }: { invitation: InvitationRow }) {
  const { t } = useTranslation('partner-team');
  const left = Date.parse(expiresAt) - useNow();
  if (status === 'accepted' || status === 'revoked') return <>{t('invitations.closed')}</>;
  return (
    <span className={status === 'pending' && left < soon ? classes.soon : undefined}>
      <RelativeTime at={expiresAt} />
    </span>
  );
}
