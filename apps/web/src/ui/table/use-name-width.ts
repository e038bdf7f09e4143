import { useLayoutEffect, useState, type RefObject } from 'react';

/** Pixels for a disc, the gaps, the cell's padding, and a “You” beside the name. */
const around = 72;
const besideName = 48;
/** Longer names are cut: a name of a hundred letters would leave no room for anything else. */
const most = 440;

/** The width of the list's longest name in pixels. It only grows while the list is open, so that paging does not move the columns. */
export function useNameWidth(view: RefObject<HTMLElement | null>, rows: unknown, cards: boolean): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const names = [...(view.current?.querySelectorAll('[data-row-opener]') ?? [])];
    const range = document.createRange();
    const widths = names.map((name) => {
      range.selectNodeContents(name);
      const more = name.closest('bdi')?.parentElement?.nextElementSibling ? besideName : 0;
      return Math.ceil(range.getBoundingClientRect().width) + around + more;
    });
    // oxlint-disable-next-line react/set-state-in-effect -- only what is drawn can be measured; before it is painted
    setWidth((now) => Math.min(most, Math.max(now, ...widths)));
    // On a card a long name wraps to two lines.
  }, [view, rows, cards]);
  return width;
}
