import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { englishLeftovers, keysShown } from './support/texts.ts';
import { eventually, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

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
