import { useLayoutEffect, type RefObject } from 'react';

/** Marks an element that is never made inert: it stays audible and reachable whatever covers the page. */
export const staysAlive = { 'data-stays-alive': '' } as const;

/**
 * Makes the page around `over` inert while `active`: keyboard, pointer and screen reader cannot reach what `over` covers. Dialogs and
 * toasts are elsewhere in the document and stay usable.
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
