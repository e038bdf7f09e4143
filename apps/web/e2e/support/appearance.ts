import { describe, expect, test } from 'vitest';
import { looksWrong, notGerman } from './looks.ts';
import type { Open } from './open-page.ts';
import { openSite } from './site.ts';

/** One test for each page of a table: axe, light and dark, wide and narrow, everything in its place; and the same in German. */
export function describeAppearance(pages: Readonly<Record<string, Open>>): void {
  const site = openSite({ demo: true });

  describe('every page passes axe, stays in its place at any width, and is German in German', () => {
    test.each(Object.entries(pages))('%s', async (_name, open) => {
      expect(await looksWrong(await open(site, { reducedMotion: 'reduce' }))).toEqual([]);
      expect(await notGerman(await open(site, { reducedMotion: 'reduce', locale: 'de-DE' }))).toEqual([]);
    });
  });
}
