import { useLayoutEffect, type RefObject } from 'react';

/** What goes on being told and reached whatever lies over the page: put on it, it is never made inert. */
export const staysAlive = { 'data-stays-alive': '' } as const;

/**
 * Everything of the page beside `over` can be neither reached nor read while `active`: no key, no pointer and no screen reader ends up behind
 * what covers it. Dialogs and toasts hang elsewhere in the document and stay as they are.
 */
export function useInertPage(over: RefObject<HTMLElement | null>, active: boolean): void {
  useLayoutEffect(() => {
    if (!active || !over.current) return undefined;
    const made = beside(over.current).filter((element) => !element.inert);
    for (const element of made) element.inert = true;
    return () => {
      for (const element of made) element.inert = false;
    };
  }, [over, active]);
}

function beside(element: HTMLElement): HTMLElement[] {
  const { parentElement } = element;
  if (!parentElement || element === document.body || element.id === 'root') return [];
  const siblings = [...parentElement.children].filter(
    (other): other is HTMLElement =>
      other instanceof HTMLElement && other !== element && !other.matches('[data-stays-alive]'),
  );
  return [...siblings, ...beside(parentElement)];
}
