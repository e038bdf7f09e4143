import {
  functionalUpdate,
  useTable,
  type ReactTable,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { listFeatures, type ListColumn } from './list-columns.ts';
import type { Sort } from './list-definition.ts';

interface Options<T extends RowData> {
  readonly columns: ListColumn<T>[];
  readonly rows: T[];
  readonly rowId: (row: T) => string;
  readonly sort: Sort;
  readonly onSort: (by: string, dir: Sort['dir']) => void;
}

export type ListTable<T extends RowData> = ReactTable<typeof listFeatures, T>;

/** A TanStack table whose sort order comes from the link and whose rows are already sorted. */
export function useListTable<T extends RowData>({
  columns,
  rows,
  rowId,
  sort,
  onSort,
}: Options<T>): ListTable<T> {
  const sorting = useMemo<SortingState>(
    () => [{ id: sort.by, desc: sort.dir === 'desc' }],
    [sort.by, sort.dir],
  );
  return useTable({
    features: listFeatures,
    columns,
    data: rows,
    getRowId: rowId,
    state: { sorting },
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    onSortingChange: (updater) => {
      const [next] = functionalUpdate(updater, sorting);
      if (next) onSort(next.id, next.desc ? 'desc' : 'asc');
    },
  });
}
