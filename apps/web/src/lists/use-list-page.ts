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
  readonly placeholderData: typeof keepPreviousData;
  readonly refetchOnWindowFocus: 'always';
}

/** What the link asks the server for, and how asking went. */
export interface ListPage<T> {
  readonly answer: ListAnswer<T>;
  readonly error: unknown;
  readonly retrying: boolean;
  readonly onRetry: () => void;
}

/**
 * The page of a list that the link names. Beyond the first page that one is asked for as well: it alone brings the total (CONTRACT §2).
 * `given` goes with every request, for lists that are about one thing.
 */
export function useListPage<S extends string, F extends FilterRules, T, G extends object>(
  { definition, state, giveUpCursor }: ListUrl<S, F>,
  useAsk: (request: ListRequest<S, F> & G, options: AskOptions) => Page<T>,
  given: G,
): ListPage<T> {
  const later = state.cursor !== undefined;
  // Whoever comes back from somewhere else may have changed the list there a moment ago.
  const options = { placeholderData: keepPreviousData, refetchOnWindowFocus: 'always' } as const;
  const page = useAsk({ ...listRequest(definition, state), ...given }, { ...options, enabled: true });
  const first = useAsk(
    { ...listRequest(definition, { ...state, cursor: undefined }), ...given },
    { ...options, enabled: later },
  );
  useStaleCursor({ state, giveUpCursor }, page.error);
  return {
    answer: answerOf(page, first),
    error: page.error,
    retrying: page.isFetching,
    onRetry: () => void page.refetch(),
  };
}
