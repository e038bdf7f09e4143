import { Button, Skeleton } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelayed } from '../table/use-delayed.ts';
import { useKeptFocus } from '../table/use-kept-focus.ts';
import classes from './compact-list.module.css';
import type { MoreList } from './more-list.ts';

interface Props<T> {
  /** What the list holds, for readers who do not see the heading above it. */
  readonly label: string;
  readonly list: MoreList<T>;
  readonly rowId: (row: T) => string;
  /** What one row shows. */
  readonly children: (row: T) => ReactNode;
  /** Shown when the list is empty. */
  readonly empty: ReactNode;
  /** Shown in place of the rows when they could not be loaded. */
  readonly failed: ReactNode;
}

/** Rows without a table: each names itself and holds its controls. Further rows load on demand. */
export function CompactList<T>(props: Props<T>) {
  const { t } = useTranslation('table');
  const view = useRef<HTMLDivElement>(null);
  const { rows, onMore, loadingMore, error } = props.list;
  useKeptFocus(view, rows);
  return (
    <div ref={view}>
      {rows ? <Rows {...props} rows={rows} /> : !error && <SkeletonItems />}
      {Boolean(error) && props.failed}
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

function Rows<T>({ rows, label, list, rowId, children, empty }: Props<T> & { readonly rows: readonly T[] }) {
  const { outdated } = list;
  if (rows.length === 0) return <p className={classes.empty}>{empty}</p>;
  return (
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
  );
}

function SkeletonItems() {
  const shown = useDelayed(true);
  return (
    <ul className={classes.list} aria-hidden>
      {[62, 48, 56].map((width) => (
        <li key={width} className={classes.row}>
          {shown && <Skeleton height={10} width={`${width}%`} />}
        </li>
      ))}
    </ul>
  );
}
