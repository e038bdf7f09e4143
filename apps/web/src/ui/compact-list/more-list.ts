/** A list that grows page by page, where a table with pages would be too much: inside panels, dialogs and beside another list. */
export interface MoreList<T> {
  /** undefined until the first answer; the old rows while a new search is on its way. */
  readonly rows: readonly T[] | undefined;
  readonly total: number | null;
  readonly outdated: boolean;
  /** Asks for the next rows; null when all are there. */
  readonly onMore: (() => void) | null;
  readonly loadingMore: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly retrying: boolean;
}
