import type { KeyboardEvent, MouseEvent } from 'react';

/** Marks the control of a row that opens it. */
export const rowOpener = { 'data-row-opener': '' } as const;

/** The target row by key, from a row index and the number of rows. */
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** ↑ and ↓ move from row to row, Home and End to the first and the last. The opener itself handles Enter. */
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

/** Whether a click in a row opens it: not when the click was on a control or selected text. */
export function opensRow(event: MouseEvent<HTMLElement>): boolean {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  const control = target.closest('a, button, input, label, [role="button"], [tabindex]');
  const marking = window.getSelection()?.isCollapsed === false;
  return !marking && (control === null || !currentTarget.contains(control));
}
