import type { Page } from 'playwright-core';
import { colourRules, everyRule, violations } from './axe.ts';
import { layoutFaults, takesOn } from './layout.ts';
import { englishLeftovers, keysShown } from './texts.ts';

const smallest = { width: 320, height: 640 };

/**
 * What is wrong with a settled page at 1280 pixels in light: what axe finds there and on a phone, what it finds about the colours in dark
 * mode, and what the layout does at both widths and on the smallest screen. Positions do not depend on colours.
 */
export async function looksWrong(page: Page): Promise<string[]> {
  const found: string[] = [];
  const note = (look: string, problems: readonly string[]) =>
    found.push(...problems.map((problem) => `${look}: ${problem}`));
  const inLight = async (width: number) => {
    note(`${width} light`, await violations(page, everyRule));
    note(`${width}`, await layoutFaults(page));
  };
  const inDark = async (width: number) => note(`${width} dark`, await violations(page, colourRules));

  await inLight(1280);
  await takesOn(page, { colorScheme: 'dark' });
  await inDark(1280);
  await takesOn(page, { size: { width: 390, height: 844 } });
  await inDark(390);
  await takesOn(page, { colorScheme: 'light' });
  await inLight(390);
  await takesOn(page, { size: smallest });
  note('320', await layoutFaults(page));
  return found;
}

/** Texts that are not German on a German page, and what does not fit a small phone: German texts are longer. */
export async function notGerman(page: Page): Promise<string[]> {
  const language = await page.locator('html').getAttribute('lang');
  const keys = await keysShown(page);
  const english = await englishLeftovers(page);
  await takesOn(page, { size: smallest });
  // Addresses and domains look like keys with dots in them.
  return [
    ...(language === 'de' ? [] : [`the page is said to be ${language}`]),
    ...keys.filter((text) => !text.endsWith('.test')),
    ...english,
    ...(await layoutFaults(page)),
  ];
}
