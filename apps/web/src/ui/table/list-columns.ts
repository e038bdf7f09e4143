import {
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';

/** How a column behaves in our tables; the rest of a column is TanStack's. */
export interface ColumnLook {
  /** In pixels; without one the column takes what the others leave. */
  readonly width?: `${number}px`;
  /** The row's name: a row header in the table, the head of a card. */
  readonly rowHeader?: boolean;
  /** The row menu: no visible head, at the end of the row and of a card's head. */
  readonly menu?: boolean;
  /**
   * Where there is not room for all, columns leave one by one, the lowest number first (1: nice to have … 9: the last to go); without a
   * number a column stays. Cards show every fact.
   */
  readonly leaves?: number;
  /** On a card the value alone would say too little: its name stands before it. */
  readonly named?: boolean;
}

const columnMeta: ColumnLook = {};
/** Sorting is the server's; the table only keeps its state and draws it. */
export const listFeatures = tableFeatures({ rowSortingFeature, columnMeta });

export type ListColumn<T extends RowData> = ColumnDef<typeof listFeatures, T>;

/** `accessor` columns can be sorted: their id is the sort field of the list. */
export const listColumnHelper = <T extends RowData>() => createColumnHelper<typeof listFeatures, T>();
