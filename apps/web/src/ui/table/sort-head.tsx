import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Header, RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { listFeatures } from './list-columns.ts';
import classes from './data-table.module.css';

interface Props<T extends RowData> {
  readonly header: Header<typeof listFeatures, T>;
  readonly children: ReactNode;
}

const states = { asc: 'ascending', desc: 'descending' } as const;

/** A column's head: a button if the server can sort by the column. */
export function SortHead<T extends RowData>({ header, children }: Props<T>) {
  const { column } = header;
  const look = column.columnDef.meta;
  const sorted = column.getIsSorted();
  const Icon = sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <th
      scope="col"
      style={look?.width === undefined ? undefined : { width: look.width }}
      aria-sort={sorted ? states[sorted] : column.getCanSort() ? 'none' : undefined}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          className={classes.sort}
          data-sorted={sorted || undefined}
          onClick={column.getToggleSortingHandler()}
        >
          {children}
          <Icon size={14} stroke={2} aria-hidden />
        </button>
      ) : (
        <span className={look?.menu ? classes.hiddenHead : undefined}>{children}</span>
      )}
    </th>
  );
}
