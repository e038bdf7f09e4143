import { describe, expect, test } from 'vitest';
import { axe } from './support/axe.ts';
import { staysInPlace, takesOn } from './support/layout.ts';
import { pagesUnderTest } from './support/pages.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

describe('every page passes axe, light and dark, wide and narrow, and never scrolls sideways', () => {
  test.each(Object.entries(pagesUnderTest))('%s', async (_name, open) => {
    const page = await open(site, { reducedMotion: 'reduce' });
    for (const { width, colorScheme } of looks) {
      await takesOn(page, { size: { width, height: 844 }, colorScheme });
      expect(await axe(page), `${width} ${colorScheme}`).toEqual([]);
      await staysInPlace(page);
    }
    await takesOn(page, { size: { width: 320, height: 640 } });
    await staysInPlace(page);
  });
});
