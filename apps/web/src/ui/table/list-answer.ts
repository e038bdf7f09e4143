/** The result of a list's query, in the terms of CONTRACT §2. The caller of the server fills it in. */
export interface ListAnswer<T> {
  /** undefined until the first answer; the old rows while a new answer is loading. */
  readonly rows: readonly T[] | undefined;
  readonly nextCursor: string | null;
  /** Of the whole list, whatever the page; null until it is known. */
  readonly total: number | null;
  readonly totalCapped: boolean;
  /** True while the shown rows are not the requested ones. */
  readonly outdated: boolean;
  readonly failed: boolean;
}
