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
  readonly who?: string;
  /** `ID` stands for the client that both Alice and Bob are assigned to. */
  readonly path: string;
  /** Prepares the page before the checks, in any language. */
  readonly first?: (page: Page) => Promise<void>;
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

/** States that the list of pages of every appearance test (support/pages.ts) does not reach. */
const shown: Readonly<Record<string, Shown>> = {
  'a filtered list': { path: '/clients?status=paused,archived&sort=-createdAt' },
  'an empty search': { path: '/clients?q=nothing-is-called-this' },
  'a suspended organisation’s list': { path: '/clients', who: 'sol@suspended.test' },
  'the profile being edited': { path: '/clients/ID?edit=true' },
  'the assigned staff, for a partner user': { path: '/clients/ID?tab=staff', who: 'bob@northwind.test' },
  'adding a client': { path: '/clients?add=true' },
  'a form with nothing in it': {
    path: '/clients?add=true',
    first: (page) => page.getByRole('dialog').locator('[type=submit]').click(),
  },
  'choosing a time zone': {
    path: '/clients/ID?edit=true',
    first: async (page) => {
      await page.locator('input[data-path=timezone]').click();
      await seen(page.getByRole('listbox'));
    },
  },
  'choosing a status': { path: '/clients/ID', first: (page) => press(page, /Change status|Status ändern/) },
  'handing over the last support contact': {
    path: '/clients/ID?tab=staff',
    first: async (page) => {
      await press(page, /(Actions for|Aktionen für) Alice Berger/);
      await page.getByRole('menuitem').last().click();
      await page.getByRole('dialog').getByRole('textbox').or(page.getByRole('combobox')).first().click();
      await seen(page.getByRole('option', { name: 'Bob Carver' }));
    },
  },
};

async function open({ who = 'alice@northwind.test', path, first }: Shown, options: BrowserContextOptions) {
  const [client] = await site.app.peek<{ id: string }>(
    `select c.id from clients c join partners p on p.id = c.partner_id where c.code = 'acme-dental' and p.name like 'Northwind%'`,
  );
  const visitor = await site.visitor(options);
  await visitor.signIn(who, demoPassword);
  const { page } = visitor;
  await page.goto(path.replace('ID', client?.id ?? ''));
  await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
  await settled(page);
  await first?.(page);
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
    // Domains look like keys with dots in them.
    const keys = await keysShown(page);
    expect(keys.filter((text) => !text.endsWith('.test'))).toEqual([]);
    expect(await englishLeftovers(page)).toEqual([]);
  });
});
