import type { ListAnswer } from './list-answer.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly totalCapped: boolean;
}

interface Asked<T> {
  readonly data: Page<T> | undefined;
  readonly isError: boolean;
  readonly isPlaceholderData: boolean;
}

/** Combines a page with the total, which only the first page's answer holds (CONTRACT §2). */
export function answerOf<T>(page: Asked<T>, first: Asked<T>): ListAnswer<T> {
  const counted = [page.data, first.data].find((data) => data && data.total !== null);
  return {
    rows: page.data?.items,
    nextCursor: page.data?.nextCursor ?? null,
    total: counted?.total ?? null,
    totalCapped: counted?.totalCapped ?? false,
    outdated: page.isPlaceholderData,
    failed: page.isError,
  };
}
