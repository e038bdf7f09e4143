import { useEffect } from 'react';
import { toProblem } from '../errors/problem.ts';
import type { ListUrl } from '../ui/table/use-list-url.ts';

/** A link's cursor may be cut off or from another order of the list. The server refuses it; the first page takes its place. */
export function useStaleCursor(
  { state, giveUpCursor }: Pick<ListUrl, 'state' | 'giveUpCursor'>,
  error: unknown,
): void {
  const stale = state.cursor !== undefined && Boolean(error) && toProblem(error).reason === 'invalid_input';
  useEffect(() => {
    if (stale) giveUpCursor();
  }, [stale, giveUpCursor]);
}
