/** A list that grows page by page, where a paged table would be too much: inside panels and dialogs, and beside another list. */
export interface MoreList<T> {
  /** undefined until the first answer; the old rows while a new search is loading. */
  readonly rows: readonly T[] | undefined;
  readonly total: number | null;
  readonly totalCapped: boolean;
  readonly outdated: boolean;
  /** Loads the next rows; null when all are loaded. */
  readonly onMore: (() => void) | null;
  readonly loadingMore: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly retrying: boolean;
}
