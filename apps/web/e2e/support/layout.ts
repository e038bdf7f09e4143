import type { Page } from 'playwright-core';
import { eventually } from './see.ts';
import { settled } from './settled.ts';

/** Changes the page's size or colour scheme, and waits until the page has applied it. */
export async function takesOn(
  page: Page,
  { size, colorScheme }: { size?: { width: number; height: number }; colorScheme?: 'light' | 'dark' },
): Promise<void> {
  if (size) await page.setViewportSize(size);
  if (colorScheme) await page.emulateMedia({ colorScheme });
  await settled(page, { width: size?.width, colorScheme });
}

/** Fails when the settled page scrolls sideways or text overflows its box. */
export const staysInPlace = (page: Page) => eventually(() => outOfPlace(page)).toEqual([]);

/** The faults of the layout once the page has settled; empty when there are none. */
export async function outOfPlace(page: Page): Promise<readonly string[]> {
  await settled(page);
  return layoutFaults(page);
}

/** The same for a page that has settled. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  const sideways = await sidewaysScroll(page);
  return [...(sideways > 0 ? [`${sideways} px sideways`] : []), ...(await textsOutOfPlace(page))];
}

/** How many pixels of the page are hidden to the right; 0 when the page does not scroll sideways. */
const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/**
 * Texts that overflow their box or the screen, each by its beginning; empty when there are none. A text that ends in an ellipsis is cut on
 * purpose, but its beginning must be visible.
 */
const textsOutOfPlace = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
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
        out ||=
          !scrolls && (left < edges.left - 1 || (right > edges.right + 1 && textOverflow !== 'ellipsis'));
        [left, right] = [Math.max(left, edges.left), Math.min(right, edges.right)];
      }
      if (!forEars && (out || right > window.innerWidth + 1 || left < -1)) found.push(text.slice(0, 60));
    }
    return found;
  });
