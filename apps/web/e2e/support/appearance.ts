import { describe, expect, test } from 'vitest';
import { looksWrong, notGerman } from './looks.ts';
import type { Open } from './open-page.ts';
import { openSite, type Site } from './site.ts';

export const english = { reducedMotion: 'reduce', viewport: { width: 1280, height: 844 } } as const;
const german = { ...english, locale: 'de-DE' } as const;

/**
 * One test for each page of a table: axe, light and dark, wide and narrow, the layout; and the same in German. Every page is loaded again, in
 * each language, by a fresh person.
 */
export function describeAppearance(pages: Readonly<Record<string, Open>>): Site {
  const site = openSite({ demo: true, keptTabs: true });

  describe('every page passes axe, keeps its layout at any width, and is German in German', () => {
    test.each(Object.entries(pages))('%s', async (_name, open) => {
      expect(await looksWrong(await open(site, english))).toEqual([]);
      expect(await notGerman(await open(site, german))).toEqual([]);
    });
  });
  return site;
}
