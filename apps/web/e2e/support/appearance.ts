import { describe, expect, test } from 'vitest';
import { looksWrong, notGerman } from './looks.ts';
import type { Open } from './open-page.ts';
import { openSite } from './site.ts';

/** One test for each page of a table: axe, light and dark, wide and narrow, the layout; and the same in German. */
export function describeAppearance(pages: Readonly<Record<string, Open>>): void {
  const site = openSite({ demo: true });

  describe('every page passes axe, keeps its layout at any width, and is German in German', () => {
    test.each(Object.entries(pages))('%s', async (_name, open) => {
      expect(await looksWrong(await open(site, { reducedMotion: 'reduce' }))).toEqual([]);
      expect(await notGerman(await open(site, { reducedMotion: 'reduce', locale: 'de-DE' }))).toEqual([]);
    });
  });
}
