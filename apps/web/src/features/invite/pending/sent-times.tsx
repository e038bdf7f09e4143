import { Trans, useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import classes from './delivery.module.css';

export interface Sent {
  readonly sentCount: number;
  readonly lastSentAt: string | null;
}

/** When the mail was last sent, if more than once: the first time is when the person was invited. */
export function SentTimes({ invitation: { lastSentAt, sentCount } }: { invitation: Sent }) {
  const { t } = useTranslation('invite');
  if (lastSentAt === null || sentCount < 2) return null;
  const time = <RelativeTime at={lastSentAt} />;
  return (
    <span className={classes.small}>
      <Trans t={t} i18nKey="delivery.times" count={sentCount} components={{ time }} />
    </span>
  );
}
