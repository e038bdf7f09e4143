import type { Page } from 'playwright-core';
import { shown } from './client-pages.ts';
import type { Open } from './open-page.ts';
import { seen } from './see.ts';

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

/** States of the clients’ pages that no address leads to, or only a long one. */
export const clientStates: Readonly<Record<string, Open>> = shown({
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
});
