import { keepPreviousData } from '@tanstack/react-query';
import { answerOf } from '../ui/table/answer-of.ts';
import type { ListAnswer } from '../ui/table/list-answer.ts';
import type { FilterRules } from '../ui/table/list-definition.ts';
import { listRequest, type ListRequest } from '../ui/table/list-request.ts';
import type { ListUrl } from '../ui/table/use-list-url.ts';
import { useStaleCursor } from './use-stale-cursor.ts';

type Page<T> = Parameters<typeof answerOf<T>>[0] & {
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
};

export interface AskOptions {
  readonly enabled: boolean;
  readonly placeholderData?: typeof keepPreviousData;
  readonly refetchOnWindowFocus: 'always' | false;
  readonly refetchInterval?: false;
}

/** The list state in the link, and the server's answer to it. */
export interface ListPage<T> {
  readonly answer: ListAnswer<T>;
  readonly error: unknown;
  readonly retrying: boolean;
  readonly onRetry: () => void;
}

/**
 * Loads the page of a list that the link names. Beyond the first page the first one is loaded as well: only its answer holds the total
 * (CONTRACT §2). When that total is
 * capped, the exact one is asked for apart from the rows, which do not wait for it. `given` is added to every request, for lists about one thing.
 */
export function useListPage<S extends string, F extends FilterRules, T, G extends object>(
  { definition, state, giveUpCursor }: ListUrl<S, F>,
  useAsk: (request: ListRequest<S, F> & G, options: AskOptions) => Page<T>,
  given: G,
): ListPage<T> {
  const later = state.cursor !== undefined;
  // The reader may have changed the list elsewhere a moment ago.
  const options = { placeholderData: keepPreviousData, refetchOnWindowFocus: 'always' } as const;
  const opening = { ...listRequest(definition, { ...state, cursor: undefined }), ...given };
  const page = useAsk({ ...listRequest(definition, state), ...given }, { ...options, enabled: true });
  const first = useAsk(opening, { ...options, enabled: later });
  const exact = useAsk(
    { ...opening, limit: 1, count: 'exact' },
    {
      enabled: (later ? first : page).data?.totalCapped === true,
      refetchOnWindowFocus: false,
      refetchInterval: false,
    },
  );
  useStaleCursor({ state, giveUpCursor }, page.error);
  return {
    answer: answerOf(page, first, exact),
    error: page.error,
    retrying: page.isFetching,
    onRetry: () => void page.refetch(),
  };
}
