import { useEffect } from 'react';
import { toProblem } from '../errors/problem.ts';
import type { ListUrl } from '../ui/table/use-list-url.ts';

/** A cursor in a link may be truncated or belong to another sort order. The server then refuses it, and the first page is shown instead. */
export function useStaleCursor(
  { state, giveUpCursor }: Pick<ListUrl, 'state' | 'giveUpCursor'>,
  error: unknown,
): void {
  const stale = state.cursor !== undefined && Boolean(error) && toProblem(error).reason === 'invalid_input';
  useEffect(() => {
    if (stale) giveUpCursor();
  }, [stale, giveUpCursor]);
}
