import { demoPassword } from '@gatehouse/core/demo';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axe } from './support/axe.ts';
import { staysInPlace, takesOn } from './support/layout.ts';
import { seen } from './support/see.ts';
import { settled } from './support/settled.ts';
import { openSite } from './support/site.ts';
import { englishLeftovers, keysShown } from './support/texts.ts';

const site = openSite({ demo: true });

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

interface Shown {
  /** `ID` stands for Northwind's Acme Dental. */
  readonly path: string;
  /** Prepares the page before the checks, in any language. */
  readonly first: (page: Page) => Promise<void>;
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();
const item = (page: Page, name: RegExp) => page.getByRole('menuitem', { name }).click();
const users = '/clients/ID?tab=users';
const permissions = '/clients/ID?tab=permissions';

const ofDora = (name: RegExp) => async (page: Page) => {
  await press(page, /(Actions for|Aktionen für) Dora Lindgren/);
  await item(page, name);
  await seen(page.getByRole('dialog'));
};

/** States that the list of pages of every appearance test (support/pages.ts) does not reach. */
const shown: Readonly<Record<string, Shown>> = {
  'what can be done to somebody': {
    path: users,
    first: (page) => press(page, /(Actions for|Aktionen für) Dora Lindgren/),
  },
  'choosing a role': {
    path: users,
    first: (page) => press(page, /Change the role of Dora|Rolle von Dora Lindgren ändern/),
  },
  'editing the details': { path: users, first: ofDora(/Edit details|Angaben bearbeiten/) },
  'deactivating somebody': { path: users, first: ofDora(/^(Deactivate|Deaktivieren)/) },
  'removing somebody': { path: users, first: ofDora(/^(Remove|Entfernen)/) },
  'sending a reset mail': { path: users, first: ofDora(/reset e-mail|Zurücksetzen/) },
  'signing somebody out everywhere': {
    path: users,
    first: async (page) => {
      await page.getByRole('link', { name: 'Dana Whitmore' }).click();
      await press(page, /Sign out everywhere|Überall abmelden/);
      await seen(page.getByRole('dialog', { name: /\?$/ }));
    },
  },
  'a filter that fits nobody': {
    path: `${users}&status=expired&role=client_staff`,
    first: async () => undefined,
  },
  'permissions not saved yet': {
    path: permissions,
    first: async (page) => {
      for (const name of [
        /^(Calls|Anrufe)/,
        /(Customers|Kunden)/,
        /(two-step verification|Zwei-Schritt-Bestätigung)/,
      ]) {
        await page.getByRole('switch', { name }).click();
      }
      for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    },
  },
  'leaving unsaved permissions': {
    path: permissions,
    first: async (page) => {
      await page.getByRole('switch').first().click();
      await page.getByRole('link', { name: /Overview|Überblick/ }).click();
      await seen(page.getByRole('dialog'));
    },
  },
};

async function open({ path, first }: Shown, options: BrowserContextOptions) {
  const [client] = await site.app.peek<{ id: string }>(
    `select c.id from clients c join partners p on p.id = c.partner_id where c.code = 'acme-dental' and p.name like 'Northwind%'`,
  );
  const visitor = await site.visitor(options);
  await visitor.signIn('alice@northwind.test', demoPassword);
  const { page } = visitor;
  await page.goto(path.replace('ID', client?.id ?? ''));
  await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
  await settled(page);
  await first(page);
  await settled(page);
  return page;
}

describe.each(Object.entries(shown))('%s', (_name, what) => {
  test('passes axe, light and dark, wide and narrow, and keeps its layout', async () => {
    const page = await open(what, { reducedMotion: 'reduce' });
    for (const { width, colorScheme } of looks) {
      await takesOn(page, { size: { width, height: 844 }, colorScheme });
      expect(await axe(page), `${width} ${colorScheme}`).toEqual([]);
      await staysInPlace(page);
    }
    await takesOn(page, { size: { width: 320, height: 640 } });
    await staysInPlace(page);
  });

  test('is German in German', async () => {
    const page = await open(what, { locale: 'de-DE' });
    // Addresses look like keys with dots in them.
    const keys = await keysShown(page);
    expect(keys.filter((text) => !text.endsWith('.test'))).toEqual([]);
    expect(await englishLeftovers(page)).toEqual([]);
  });
});
