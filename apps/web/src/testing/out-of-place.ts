// Both run in the page and are sent there as text by the journeys, so neither may call anything of this file.

/** How many pixels of the page are hidden to the right; 0 when the page does not scroll sideways. */
export function sidewaysScroll(): number {
  return document.documentElement.scrollWidth - window.innerWidth;
}

/**
 * Texts that overflow their box or the screen, each by its beginning; empty when there are none. A text that ends in an ellipsis is cut on
 * purpose, but its beginning must be visible.
 */
export function textsOutOfPlace(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (text === '' || !node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    let { left, right } = range.getBoundingClientRect();
    let [out, forEars] = [false, false];
    for (let box: Element | null = node.parentElement; box; box = box.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(box);
      if (overflowX === 'visible') continue;
      // Content that can be scrolled into view is in place, unless the page itself would scroll.
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      const edges = box.getBoundingClientRect();
      // For screen readers only: one pixel, invisible.
      if (edges.width <= 1) forEars = true;
      out ||= !scrolls && (left < edges.left - 1 || (right > edges.right + 1 && textOverflow !== 'ellipsis'));
      [left, right] = [Math.max(left, edges.left), Math.min(right, edges.right)];
    }
    if (!forEars && (out || right > window.innerWidth + 1 || left < -1)) found.push(text.slice(0, 60));
  }
  return found;
}
