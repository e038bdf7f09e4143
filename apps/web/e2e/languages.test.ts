import { aMember } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe } from './support/axe.ts';
import { outOfPlace, staysInPlace, takesOn } from './support/layout.ts';
import { browserOf } from './support/people.ts';
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

test('an appearance that was chosen is kept', async () => {
  const { page } = await browserOf(site, await aMember(site.app, { name: 'Ada Admin' }));
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  await page.goto('/settings/profile');
  await page.getByRole('button', { name: 'Account: Ada Admin' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await eventually(scheme).toBe('dark');
  await page.reload();
  await eventually(scheme).toBe('dark');
});

test('the checks of appearance detect planted faults', async () => {
  const { page } = await site.visitor();
  await page.goto('/sign-in');
  await takesOn(page, { size: { width: 390, height: 800 } });
  expect(await axe(page)).toEqual([]);
  await staysInPlace(page);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.evaluate((one) => (one.style.color = '#ccc'));
  expect(await axe(page)).toEqual([expect.stringMatching(/^color-contrast/)]);
  await heading.evaluate((one) => {
    one.style.color = '';
    one.style.whiteSpace = 'nowrap';
    one.textContent = 'Sign in, wherever you may come from';
  });
  expect(await outOfPlace(page)).toEqual([
    expect.stringMatching(/px sideways$/),
    'Sign in, wherever you may come from',
  ]);
});

test('the checks of texts detect planted faults', async () => {
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
