import { useTranslation } from 'react-i18next';
import { LongDate } from '../../../ui/long-date.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import classes from '../security.module.css';

interface Props {
  /** What the person calls it; there is only one app, and it has none. */
  readonly name?: string;
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
  /** Why it stays, where it has to. */
  readonly kept: string | null;
}

/** A factor as one knows it again: its name, since when, and when it was last used. */
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
