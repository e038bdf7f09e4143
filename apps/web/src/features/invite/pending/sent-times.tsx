import { Trans, useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import classes from './delivery.module.css';

export interface Sent {
  readonly sentCount: number;
  readonly lastSentAt: string | null;
}

/** When the mail went out last, and how often it did. */
export function SentTimes({ invitation: { lastSentAt, sentCount } }: { invitation: Sent }) {
  const { t } = useTranslation('invite');
  if (lastSentAt === null) return null;
  const time = <RelativeTime at={lastSentAt} />;
  return (
    <span className={classes.small}>
      {sentCount > 1 ? (
        <Trans t={t} i18nKey="delivery.times" count={sentCount} components={{ time }} />
      ) : (
        time
      )}
    </span>
  );
}
