import { demoPassword } from '@gatehouse/core/demo';
import { aClientTeam, aMember, aPartner, testPassword } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const name = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' });
const langOf = (page: Page) => page.locator('html').getAttribute('lang');

async function aPerson(called = 'Sam Self') {
  const person = await aMember(site.app, { name: called });
  return { person, ...(await browserOf(site, person)) };
}

describe('the profile', () => {
  test('is reached from the account’s menu, saved, and shown everywhere immediately', async () => {
    const { page, person } = await aPerson();
    await page.goto('/team');
    await page.getByRole('button', { name: 'Account: Sam Self' }).click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await seen(heading(page, 'Settings'));
    await eventually(() => addressOf(page)).toBe('/settings/profile');
    await eventually(() => save(page).isDisabled()).toBe(true);
    await name(page).fill('  Sam Ünlü 🌊  ');
    await page.getByLabel('Phone number').fill('+49 (30) 901-820');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('tokyo');
    await page.getByRole('option', { name: /Asia\/Tokyo/ }).click();
    await seen(page.getByText('Not saved yet'));
    await save(page).click();
    await seen(page.getByText('Saved', { exact: true }));
    await seen(page.getByRole('button', { name: 'Account: Sam Ünlü 🌊' }));
    await eventually(() => name(page).inputValue()).toBe('Sam Ünlü 🌊');
    await eventually(() => save(page).isDisabled()).toBe(true);
    const [stored] = await site.app.peek('select display_name, phone from users where id = $1', [
      person.userId,
    ]);
    expect(stored).toEqual({ display_name: 'Sam Ünlü 🌊', phone: '+49 (30) 901-820' });
    await page.reload();
    await eventually(() => page.getByLabel('Phone number').inputValue()).toBe('+49 (30) 901-820');
    // The portal's times are in that zone, on another device too.
    await page.getByRole('link', { name: 'Active sessions' }).click();
    await page.getByRole('listitem').first().getByRole('time').first().hover();
    await seen(page.getByRole('tooltip').filter({ hasText: 'GMT+9' }));
  });
});

describe('the language', () => {
  test('changes immediately, and a device without a choice of its own adopts it at the next sign-in', async () => {
    const { page, person } = await aPerson();
    await page.goto('/settings/profile');
    await page.getByRole('combobox', { name: 'Portal language' }).selectOption('Deutsch');
    await seen(heading(page, 'Einstellungen'));
    await eventually(async () => {
      const [row] = await site.app.peek<{ locale: string }>('select locale from users where id = $1', [
        person.userId,
      ]);
      return row?.locale;
    }).toBe('de');

    const other = await site.visitor();
    await other.page.goto('/sign-in');
    await other.page.getByLabel('E-mail address').fill(person.email);
    await other.page.getByLabel('Password', { exact: true }).fill(testPassword);
    await other.page.getByRole('button', { name: 'Sign in' }).click();
    await eventually(() => langOf(other.page)).toBe('de');
    await seen(other.page.getByRole('link', { name: 'Kunden' }));

    // A device with a choice of its own keeps it.
    const third = await site.visitor();
    await third.page.goto('/sign-in');
    const picker = third.page.getByRole('combobox', { name: /Language|Sprache/ });
    await picker.selectOption('Deutsch');
    await picker.selectOption('English');
    await third.signIn(person.email, testPassword);
    await third.page.goto('/settings/profile');
    await seen(heading(third.page, 'Settings'));
    await eventually(() => langOf(third.page)).toBe('en');
  });

  test('of an account that has never chosen one is the browser’s', async () => {
    const person = await aMember(site.app);
    const visitor = await site.visitor({ locale: 'de-DE' });
    await visitor.signIn(person.email, testPassword);
    await visitor.page.goto('/settings/profile');
    await seen(heading(visitor.page, 'Einstellungen'));
  });
});

describe('active sessions', () => {
  const item = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

  test('show this browser first; another one is signed out, reads why, and comes back to its page', async () => {
    const { page, person } = await aPerson();
    const other = await site.visitor({
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    });
    await other.signIn(person.email, testPassword);
    await other.page.goto('/team?q=sam');
    await seen(other.page.getByRole('link', { name: 'Sam Self' }));

    await page.goto('/settings/sessions');
    await seen(page.getByRole('listitem').first().getByText('This browser'));
    await eventually(() => page.getByRole('listitem').first().getByRole('button').count()).toBe(0);
    await seen(item(page, 'Firefox 145 on Windows').getByText('127.0.0.1'));
    await page.getByRole('button', { name: 'Sign out: Firefox 145 on Windows' }).click();
    await gone(item(page, 'Firefox 145 on Windows'));
    await seen(page.getByText('Signed out: Firefox 145 on Windows'));
    await gone(page.getByRole('button', { name: 'Sign out all others' }));

    other.allows('401 partnerTeam.members', '401 partnerTeam.invitations');
    await comesBackTo(other.page);
    await seen(other.page.getByText('Your session has ended. Sign in to continue where you left off.'));
    await other.page.getByLabel('E-mail address').fill(person.email);
    await other.page.getByLabel('Password', { exact: true }).fill(testPassword);
    await other.page.getByRole('button', { name: 'Sign in' }).click();
    await seen(other.page.getByRole('link', { name: 'Sam Self' }));
    await eventually(() => addressOf(other.page)).toBe('/team?q=sam');
  });
});

describe('one’s own account is available', () => {
  test('before the organisation is set up', async () => {
    const visitor = await site.visitor();
    await visitor.signIn('pia@pending.test', demoPassword);
    await visitor.page.goto('/settings');
    await seen(name(visitor.page));
    await eventually(() => addressOf(visitor.page)).toBe('/settings/profile');
    await visitor.page.getByRole('link', { name: 'Active sessions' }).click();
    await seen(visitor.page.getByText('This browser'));
  });

  test('before an organisation is chosen, with a link to the choice', async () => {
    const visitor = await site.visitor();
    await visitor.signIn('max@northwind.test', demoPassword);
    await visitor.page.goto('/settings/profile');
    await seen(name(visitor.page));
    await visitor.page.getByRole('link', { name: 'Choose an organisation' }).click();
    await seen(heading(visitor.page, 'Choose an organisation'));
  });

  test('and stays where it is when the person switches', async () => {
    const partner = await aPartner(site.app, { name: 'North Pier' });
    const person = await aMember(site.app, { partner, role: 'partner_admin', name: 'Ed Other' });
    const team = await aClientTeam(site.app);
    await site.app.peek(
      `insert into memberships (id, user_id, partner_id, client_id, role)
       select gen_random_uuid(), $1, partner_id, id, 'client_admin' from clients where id = $2`,
      [person.userId, team.clientId],
    );
    const { page } = await browserOf(site, person);
    await page.goto('/settings/profile');
    await page.getByRole('link', { name: 'Choose an organisation' }).click();
    await page.getByRole('button', { name: /North Pier/ }).click();
    await seen(heading(page, 'Partner team'));
    await page.goto('/settings/sessions');
    await page.getByRole('button', { name: /Switch organisation: North Pier/ }).click();
    await page.getByRole('menuitemradio', { name: team.businessName }).click();
    await seen(page.getByRole('link', { name: 'Home' }));
    await seen(page.getByRole('listitem').first().getByText('This browser'));
    await eventually(() => addressOf(page)).toBe('/settings/sessions');
  });
});
