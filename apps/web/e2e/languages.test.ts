import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { englishLeftovers, keysShown } from './support/texts.ts';
import { staysInPlace, takesOn } from './support/layout.ts';
import { pagesUnderTest } from './support/pages.ts';
import { eventually, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

describe('in German, every page has all its texts, none of them in English, and fits a small phone', () => {
  test.each(Object.entries(pagesUnderTest))('%s', async (_name, open) => {
    const page = await open(site, { locale: 'de-DE' });
    expect(await langOf(page)).toBe('de');
    expect(await keysShown(page)).toEqual([]);
    expect(await englishLeftovers(page)).toEqual([]);
    // German texts are longer.
    await takesOn(page, { size: { width: 320, height: 640 } });
    await staysInPlace(page);
  });
});

test('the language changes immediately, and is stored', async () => {
  const { page } = await site.visitor({ locale: 'fr-FR' });
  await page.goto('/sign-in');
  await seen(page.getByRole('button', { name: 'Sign in' }));
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await seen(page.getByRole('button', { name: 'Anmelden' }));
  await eventually(() => langOf(page)).toBe('de');
  await page.reload();
  await seen(page.getByRole('button', { name: 'Anmelden' }));
});

test('these checks detect planted faults', async () => {
  const { page } = await site.visitor({ locale: 'de-DE' });
  await page.goto('/sign-in');
  await page.getByRole('heading', { level: 1 }).evaluate((heading) => (heading.textContent = 'title'));
  await page
    .getByRole('button')
    .last()
    .evaluate((button) => button.setAttribute('aria-label', 'Show password'));
  expect(await keysShown(page)).toEqual(['title']);
  expect(await englishLeftovers(page)).toEqual(['Show password']);
});

const langOf = (page: Page) => page.locator('html').getAttribute('lang');
