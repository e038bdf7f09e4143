import type { Page } from 'playwright-core';
import { colourRules, everyRule, violations } from './axe.ts';
import { staysInPlace, takesOn } from './layout.ts';
import { englishLeftovers, keysShown } from './texts.ts';

const smallest = { width: 320, height: 640 };

/**
 * What axe finds on a page, wide and narrow, and about its colours in dark mode too. Fails when the layout is broken, on the smallest
 * screen as well. Positions do not depend on colours.
 */
export async function looksWrong(page: Page, widths: readonly number[] = [1280, 390]): Promise<string[]> {
  const found: string[] = [];
  const note = (look: string, problems: readonly string[]) =>
    found.push(...problems.map((problem) => `${look}: ${problem}`));
  for (const width of widths) {
    await takesOn(page, { size: { width, height: 844 }, colorScheme: 'light' });
    note(`${width} light`, await violations(page, everyRule));
    await staysInPlace(page);
    await takesOn(page, { colorScheme: 'dark' });
    note(`${width} dark`, await violations(page, colourRules));
  }
  await takesOn(page, { size: smallest });
  await staysInPlace(page);
  return found;
}

/** Texts that are not German on a German page. Fails when the page does not fit a small phone: German texts are longer. */
export async function notGerman(page: Page): Promise<string[]> {
  const language = await page.locator('html').getAttribute('lang');
  const keys = await keysShown(page);
  const english = await englishLeftovers(page);
  await takesOn(page, { size: smallest });
  await staysInPlace(page);
  // Addresses and domains look like keys with dots in them.
  return [
    ...(language === 'de' ? [] : [`the page is said to be ${language}`]),
    ...keys.filter((text) => !text.endsWith('.test')),
    ...english,
  ];
}
