import { useEffect, useRef, type RefObject } from 'react';

/** When the focused row disappears (removed, revoked), focuses the row that takes its position. */
export function useKeptFocus(view: RefObject<HTMLElement | null>, rows: unknown): void {
  const held = useRef<{ element: Element; row: number } | null>(null);

  useEffect(() => {
    const element = view.current;
    if (!element) return undefined;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      held.current = { element: target, row: rowsIn(element).findIndex((row) => row.contains(target)) };
    };
    element.addEventListener('focusin', note);
    return () => element.removeEventListener('focusin', note);
  }, [view]);

  useEffect(() => {
    const { current } = held;
    if (
      !current ||
      current.row < 0 ||
      current.element.isConnected ||
      document.activeElement !== document.body
    )
      return;
    const left = rowsIn(view.current);
    const next = left[Math.min(current.row, left.length - 1)];
    const control = next?.querySelector<HTMLElement>('a, button') ?? view.current?.querySelector('input');
    control?.focus();
  }, [view, rows]);
}

function rowsIn(view: Element | null): Element[] {
  return [...(view?.querySelectorAll('tbody tr, li') ?? [])];
}
