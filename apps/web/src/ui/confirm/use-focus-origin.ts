import { useEffect } from 'react';

/**
 * Returns the focus to where it was when the dialog opened. A dialog opened from a menu returns it to the menu's button, because the item
 * no longer exists.
 */
export function useFocusOrigin(opened: boolean): void {
  useEffect(() => {
    if (!opened) return undefined;
    const origin = originOf(document.activeElement);
    return () => {
      // Runs after the focus trap of the closing dialog has ended.
      setTimeout(() => {
        if (origin?.isConnected) origin.focus();
        else document.querySelector<HTMLElement>('h1')?.focus();
      });
    };
  }, [opened]);
}

function originOf(active: Element | null): HTMLElement | null {
  const opener = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const origin = opener ? document.getElementById(opener) : active;
  return origin instanceof HTMLElement && origin !== document.body ? origin : null;
}
