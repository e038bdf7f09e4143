import {
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';

/** How a column behaves in our tables. TanStack defines the rest of a column. */
export interface ColumnLook {
  /** In pixels. A column without a width takes the remaining space. */
  readonly width?: `${number}px`;
  /** The row's name: a row header in the table, the head of a card. */
  readonly rowHeader?: boolean;
  /** The row menu: without a visible head, at the end of the row and of a card's head. */
  readonly menu?: boolean;
  /**
   * Columns leave one by one when the width is too small, the lowest number first (1: nice to have … 9: the last to go). A column without a
   * number stays. Cards show every value.
   */
  readonly leaves?: number;
  /** Shows the column's name on a card, where the value alone would say too little. */
  readonly named?: boolean;
}

const columnMeta: ColumnLook = {};
/** The server sorts. The table only keeps and draws the sort state. */
export const listFeatures = tableFeatures({ rowSortingFeature, columnMeta });

export type ListColumn<T extends RowData> = ColumnDef<typeof listFeatures, T>;

/** `accessor` columns can be sorted: their id is the sort field of the list. */
export const listColumnHelper = <T extends RowData>() => createColumnHelper<typeof listFeatures, T>();
