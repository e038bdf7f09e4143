import { useEffect, useEffectEvent, type RefObject } from 'react';
import { focusBack, focusIsLost } from '../focus-back.ts';

/**
 * Returns the focus to where it was when the dialog opened. A menu has given it back to its button by then (`RowMenuItem`). After an act
 * that `takesAway` its origin the page's heading takes it. A reader who has gone elsewhere meanwhile, to a toast or a field, stays there.
 */
export function useFocusOrigin(
  opened: boolean,
  dialog: RefObject<HTMLElement | null>,
  takesAway: () => boolean,
): void {
  const originIsGone = useEffectEvent(takesAway);
  const isLost = useEffectEvent(() => focusIsLost(dialog.current));
  useEffect(() => {
    if (!opened) return undefined;
    const { activeElement } = document;
    const origin =
      activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    return () => {
      const to = originIsGone() ? null : origin;
      // Runs after the focus trap of the closing dialog has ended.
      setTimeout(() => {
        if (isLost()) focusBack(to);
      });
    };
  }, [opened]);
}
