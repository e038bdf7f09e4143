import { Button, Skeleton } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelayed } from '../table/use-delayed.ts';
import { useKeptFocus } from '../table/use-kept-focus.ts';
import classes from './compact-list.module.css';
import type { MoreList } from './more-list.ts';

interface Props<T> {
  /** What the list holds, for those who do not see the heading above it. */
  readonly label: string;
  readonly list: MoreList<T>;
  readonly rowId: (row: T) => string;
  /** What one row shows. */
  readonly children: (row: T) => ReactNode;
  /** Said when there is nothing. */
  readonly empty: ReactNode;
  /** Stands where the rows would be when they could not be loaded. */
  readonly failed: ReactNode;
}

/** Rows without a table: each says what it is and holds its controls. More of them come on demand. */
export function CompactList<T>({ label, list, rowId, children, empty, failed }: Props<T>) {
  const { t } = useTranslation('table');
  const view = useRef<HTMLDivElement>(null);
  const { rows, outdated, onMore, loadingMore, error } = list;
  useKeptFocus(view, rows);
  if (rows === undefined) return error ? failed : <SkeletonItems />;
  return (
    <div ref={view}>
      {rows.length === 0 ? (
        <p className={classes.empty}>{empty}</p>
      ) : (
        <ul
          className={classes.list}
          aria-label={label}
          aria-busy={outdated}
          data-outdated={outdated || undefined}
        >
          {rows.map((row) => (
            <li key={rowId(row)} className={classes.row}>
              {children(row)}
            </li>
          ))}
        </ul>
      )}
      {Boolean(error) && failed}
      {onMore && (
        <Button
          variant="default"
          size="compact-sm"
          className={classes.more}
          loading={loadingMore}
          onClick={onMore}
        >
          {t('showMore')}
        </Button>
      )}
    </div>
  );
}

function SkeletonItems() {
  const shown = useDelayed(true);
  return (
    <ul className={classes.list} aria-hidden>
      {[62, 48, 56].map((width) => (
        <li key={width} className={classes.row}>
          <Skeleton visible={shown} animate={shown} height={10} width={`${width}%`} />
        </li>
      ))}
    </ul>
  );
}
