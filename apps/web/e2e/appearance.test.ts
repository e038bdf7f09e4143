import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axe } from './support/axe.ts';
import { sidewaysScroll, textsOutOfPlace } from './support/layout.ts';
import { pagesUnderTest } from './support/pages.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

/** Everything that is wrong with the page in one of its looks, named by it. */
async function flaws(page: Page): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    found[`${width} ${colorScheme}`] = await axe(page);
    found[`${width} sideways`] = await sidewaysScroll(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  found['320 sideways'] = await sidewaysScroll(page);
  found['320 out of place'] = await textsOutOfPlace(page);
  return found;
}

const none = {
  '1280 light': [],
  '1280 dark': [],
  '390 dark': [],
  '390 light': [],
  '1280 sideways': 0,
  '390 sideways': 0,
  '320 sideways': 0,
  '320 out of place': [],
};

describe('every page passes axe, light and dark, wide and narrow, and never scrolls sideways', () => {
  test.each(Object.entries(pagesUnderTest))('%s', async (_name, open) => {
    expect(await flaws(await open(site, { reducedMotion: 'reduce' }))).toEqual(none);
  });
});
