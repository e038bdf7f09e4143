import type { KeyboardEvent, MouseEvent } from 'react';

/** Put on the one control of a row that opens it. */
export const rowOpener = { 'data-row-opener': '' } as const;

/** From a row, and out of how many, to which. */
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** ↑ and ↓ walk from row to row, Home and End to the first and the last; Enter is the opener's own. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (
    step === undefined ||
    !(event.target instanceof HTMLElement) ||
    !event.target.matches('[data-row-opener]')
  )
    return;
  const openers = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-opener]')];
  const next = openers[step(openers.indexOf(event.target), openers.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A click anywhere in the row opens it, unless it was meant for a control in it or for marking text. */
export function opensRow(event: MouseEvent<HTMLElement>): boolean {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  const control = target.closest('a, button, input, label, [role="button"], [tabindex]');
  const marking = window.getSelection()?.isCollapsed === false;
  return !marking && (control === null || !currentTarget.contains(control));
}
