import { useEffect } from 'react';

/**
 * Gives the focus back to where it was when the dialog opened. A dialog opened from a menu goes back to the menu's button: the item
 * itself is gone by then.
 */
export function useFocusOrigin(opened: boolean): void {
  useEffect(() => {
    if (!opened) return undefined;
    const origin = originOf(document.activeElement);
    return () => {
      // After the trap of the closing dialog has let go.
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
