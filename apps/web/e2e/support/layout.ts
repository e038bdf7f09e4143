import type { Page } from 'playwright-core';
import { sidewaysScroll, textsOutOfPlace } from '../../src/testing/out-of-place.ts';
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
  const sideways = await page.evaluate(sidewaysScroll);
  return [...(sideways > 0 ? [`${sideways} px sideways`] : []), ...(await page.evaluate(textsOutOfPlace))];
}
