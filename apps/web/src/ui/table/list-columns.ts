import {
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';

/** How a column behaves in our tables; the rest of a column is TanStack's. */
export interface ColumnLook {
  readonly width?: string;
  /** The row's name: a row header in the table, the head of a card. */
  readonly rowHeader?: boolean;
  /** The row menu: no visible head, at the end of the row and of a card's head. */
  readonly menu?: boolean;
  /** Left out on narrower tables; cards show every fact. */
  readonly hideBelow?: 'md' | 'lg';
}

const columnMeta: ColumnLook = {};
/** Sorting is the server's; the table only keeps its state and draws it. */
export const listFeatures = tableFeatures({ rowSortingFeature, columnMeta });

export type ListColumn<T extends RowData> = ColumnDef<typeof listFeatures, T>;

/** `accessor` columns can be sorted: their id is the sort field of the list. */
export const listColumnHelper = <T extends RowData>() => createColumnHelper<typeof listFeatures, T>();
