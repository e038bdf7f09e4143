import { useEffect } from 'react';

/** Returns the focus to where it was when the dialog opened. A menu has given it back to its button by then (`RowMenuItem`). */
export function useFocusOrigin(opened: boolean): void {
  useEffect(() => {
    if (!opened) return undefined;
    const { activeElement } = document;
    const origin =
      activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    return () => {
      // Runs after the focus trap of the closing dialog has ended.
      setTimeout(() => {
        if (origin?.isConnected) origin.focus();
        else document.querySelector<HTMLElement>('h1')?.focus();
      });
    };
  }, [opened]);
}
