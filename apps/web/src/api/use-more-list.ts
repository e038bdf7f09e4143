import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { MoreList } from '../ui/compact-list/more-list.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly totalCapped: boolean;
}

/**
 * Loads a list of CONTRACT §2 page by page. TanStack's infinite query would add a `direction` to the input, and inputs are strict. `key` is
 * the procedure's (`getQueryKey`), so that invalidating its namespace invalidates this list too.
 */
export function useMoreList<T>(
  key: QueryKey,
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): MoreList<T> {
  const first: string | undefined = undefined;
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      ask(pageParam, signal),
    initialPageParam: first,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  return {
    rows: pages?.flatMap(({ items }) => items),
    total: pages?.[0]?.total ?? null,
    totalCapped: pages?.[0]?.totalCapped ?? false,
    outdated: query.isPlaceholderData,
    onMore: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
    error: query.error,
    onRetry: () => void query.refetch(),
    retrying: query.isFetching,
  };
}
