import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { Trans, useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import classes from './invitation-cells.module.css';

/** When the mail went out last, and how often it did. */
export function SentTimes({ invitation: { lastSentAt, sentCount } }: { invitation: InvitationRow }) {
  const { t } = useTranslation('partner-team');
  if (lastSentAt === null) return null;
  const time = <RelativeTime at={lastSentAt} />;
  return (
    <span className={classes.small}>
      {sentCount > 1 ? (
        <Trans t={t} i18nKey="invitations.times" count={sentCount} components={{ time }} />
      ) : (
        time
      )}
    </span>
  );
}
