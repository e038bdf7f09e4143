import type { Page } from 'playwright-core';
import { shown } from './client-pages.ts';
import type { Open } from './open-page.ts';
import { seen } from './see.ts';

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();
const item = (page: Page, name: RegExp) => page.getByRole('menuitem', { name }).click();
const users = '/clients/ID?tab=users';
const permissions = '/clients/ID?tab=permissions';

const ofDora = (name: RegExp) => async (page: Page) => {
  await press(page, /(Actions for|Aktionen für) Dora Lindgren/);
  await item(page, name);
  await seen(page.getByRole('dialog'));
};

/** States of the pages of a client’s users and permissions that no address leads to. */
export const clientUserStates: Readonly<Record<string, Open>> = shown({
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
  'a filter that fits nobody': { path: `${users}&status=expired&role=client_staff` },
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
});
