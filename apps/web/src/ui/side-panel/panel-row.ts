import type { ListAnswer } from '../table/list-answer.ts';
import { useLast } from '../use-last.ts';
import type { PanelUrl } from './use-panel-url.ts';

/** The panel's row in the list behind it, and navigation to its neighbours. */
export function usePanelRow<T extends { readonly id: string }>(panel: PanelUrl, answer: ListAnswer<T>) {
  const { rows } = answer;
  const place = rows?.findIndex(({ id }) => id === panel.id) ?? -1;
  const found = rows?.[place] ?? null;
  const last = useLast(found);
  const neighbour = (step: 1 | -1) => {
    const id = place < 0 ? undefined : rows?.[place + step]?.id;
    return id === undefined ? null : () => panel.open(id);
  };
  return {
    // The row stays while another list is loading. Then it is in the new list or it is not.
    row: found ?? (answer.outdated && last?.id === panel.id ? last : null),
    /** The list is loaded: a row that is missing now is not in it. */
    known: rows !== undefined || answer.failed,
    onPrevious: neighbour(-1),
    onNext: neighbour(1),
  };
}
