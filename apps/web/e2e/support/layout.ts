import type { Page } from 'playwright-core';
import { eventually } from './see.ts';
import { settled } from './settled.ts';

type ColorScheme = 'light' | 'dark';

/** Gives the page another size or colour scheme, and waits until it has taken it on. */
export async function takesOn(
  page: Page,
  { size, colorScheme }: { size?: { width: number; height: number }; colorScheme?: ColorScheme },
): Promise<void> {
  if (size) {
    await page.setViewportSize(size);
    await page.waitForFunction((width) => innerWidth === width, size.width);
  }
  if (colorScheme) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  }
  await settled(page);
}

/** Fails when, with everything in its final place, the page scrolls sideways or words stand out of their boxes. */
export const staysInPlace = (page: Page) => eventually(() => outOfPlace(page)).toEqual([]);

/** What is not where it belongs once the page has come to rest; empty when all is. */
export async function outOfPlace(page: Page): Promise<readonly string[]> {
  await settled(page);
  const sideways = await sidewaysScroll(page);
  return [...(sideways > 0 ? [`${sideways} px sideways`] : []), ...(await textsOutOfPlace(page))];
}

/** How many pixels of this page are hidden to the right: 0 when nobody has to scroll sideways. */
const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/**
 * Words that stand out of the box that holds them, or of the screen, each by its beginning; empty when all are in their place. What ends in
 * an ellipsis was cut off on purpose, but its beginning must be there.
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
        // What can be scrolled to is in its place, unless it is the page that has to be.
        const scrolls = overflowX === 'auto' || overflowX === 'scroll';
        const edges = box.getBoundingClientRect();
        // Only for ears: one pixel, nothing to see.
        if (edges.width <= 1) forEars = true;
        out ||=
          !scrolls && (left < edges.left - 1 || (right > edges.right + 1 && textOverflow !== 'ellipsis'));
        [left, right] = [Math.max(left, edges.left), Math.min(right, edges.right)];
      }
      if (!forEars && (out || right > window.innerWidth + 1 || left < -1)) found.push(text.slice(0, 60));
    }
    return found;
  });
