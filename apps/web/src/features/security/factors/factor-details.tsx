import { useTranslation } from 'react-i18next';
import { LongDate } from '../../../ui/long-date.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import classes from '../security.module.css';

interface Props {
  /** The person's name for it. The app has none: there is only one. */
  readonly name?: string;
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
  /** Why it cannot be removed, if so. */
  readonly kept: string | null;
}

/** What identifies a factor: its name, since when, and when it was last used. */
export function FactorDetails({ name, addedAt, lastUsedAt, kept }: Props) {
  const { t } = useTranslation('security');
  return (
    <div className={classes.fact}>
      {name !== undefined && (
        <strong>
          <bdi>{name}</bdi>
        </strong>
      )}
      <span>
        {t('factors.added')} <LongDate at={addedAt} />
        {' · '}
        {lastUsedAt === null ? (
          t('factors.neverUsed')
        ) : (
          <>
            {t('factors.lastUsed')} <RelativeTime at={lastUsedAt} />
          </>
        )}
      </span>
      {kept !== null && <p>{kept}</p>}
    </div>
  );
}
