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

/**
 * Combines a page with the total, which only the first page's answer holds (CONTRACT §2). It is exact once the answer that counts
 * everything has come.
 */
export function answerOf<T>(page: Asked<T>, first: Asked<T>, exact: Asked<T>): ListAnswer<T> {
  const counted = countOf(page, first, exact);
  return {
    rows: page.data?.items,
    nextCursor: page.data?.nextCursor ?? null,
    total: counted?.total ?? null,
    totalCapped: counted?.totalCapped ?? false,
    outdated: page.isPlaceholderData,
    failed: page.isError,
  };
}

function countOf<T>(page: Asked<T>, first: Asked<T>, exact: Asked<T>): Page<T> | undefined {
  const counted = [page.data, first.data].find((data) => data && data.total !== null);
  return counted?.totalCapped === true ? (exact.data ?? counted) : counted;
}
