/** What a list's query came to, in the terms of CONTRACT §2; whoever asks the server fills it in. */
export interface ListAnswer<T> {
  /** undefined until the first answer; the old rows while a new answer is on its way. */
  readonly rows: readonly T[] | undefined;
  readonly nextCursor: string | null;
  /** Of the whole list, whatever the page; null until it is known. */
  readonly total: number | null;
  readonly totalCapped: boolean;
  /** True while the rows shown are not those asked for. */
  readonly outdated: boolean;
  readonly failed: boolean;
}
