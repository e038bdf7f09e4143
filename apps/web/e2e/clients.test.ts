import { aClient, aCustomer, testPassword } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, eventually, focused, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const table = (page: Page) => page.getByRole('table', { name: 'Clients' });
const names = (page: Page) => table(page).getByRole('rowheader').getByRole('link').allInnerTexts();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const panelOf = (page: Page, name: string) => page.getByRole('dialog', { name: `Details of ${name}` });

describe('the list of clients', () => {
  test('the link holds search, filters, order and open panel', async () => {
    const { admin, user } = await aTeam(site.app);
    const acme = await aClient(site.app, admin, {
      code: 'acme-dental',
      businessName: 'Acme Dental',
      contacts: [user],
    });
    await aClient(site.app, admin, { code: 'zebra', businessName: 'Ébène Atelier', domain: 'ebene.test' });
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await page.getByRole('link', { name: 'Clients' }).click();
    await seen(heading(page, 'Clients'));
    await eventually(() => names(page)).toEqual(['Acme Dental', 'Ébène Atelier']);

    const search = page.getByRole('searchbox');
    for (const text of ['EBENE', 'zebra', 'ebene.t']) {
      await search.fill(text);
      await eventually(() => names(page)).toEqual(['Ébène Atelier']);
    }
    await search.fill('');
    const byCode = table(page).getByRole('columnheader', { name: 'Client ID' });
    for (const order of ['ascending', 'descending']) {
      await byCode.getByRole('button').click();
      await eventually(() => byCode.getAttribute('aria-sort')).toBe(order);
    }
    await eventually(() => names(page)).toEqual(['Ébène Atelier', 'Acme Dental']);
    await eventually(() => addressOf(page)).toBe('/clients?sort=-code');

    await page.getByRole('button', { name: 'Status' }).first().click();
    await page.getByRole('menuitemcheckbox', { name: 'Paused' }).click();
    await seen(page.getByText('0 clients found'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove filter Status: Paused' }).click();

    // The link opens the client's page in another tab; pressed here it opens the panel.
    const link = page.getByRole('link', { name: 'Acme Dental' });
    await eventually(() => link.getAttribute('href')).toBe(`/clients/${acme.id}`);
    await seen(table(page).getByText('Uli User'));
    await link.click();
    const panel = panelOf(page, 'Acme Dental');
    await seen(panel.getByText('acme-dental', { exact: true }));
    await seen(panel.getByText(/\d\d:\d\d local time/));
    await seen(panel.getByText('Uli User'));
    await seen(panel.getByText('Support contact', { exact: true }));
    await eventually(() => new URL(page.url()).searchParams.get('client')).toBe(acme.id);
    const out = panel.getByRole('link', { name: /client\d+\.test \(opens in a new tab\)/ });
    await eventually(() => out.getAttribute('rel')).toContain('noopener');
  });

  test('its panel steps to the neighbours, closes with Esc, and gives the focus back', async () => {
    const { admin } = await aTeam(site.app);
    for (const businessName of ['Alpha', 'Beta']) await aClient(site.app, admin, { businessName });
    const { page } = await browserOf(site, admin);
    await page.goto('/clients');
    await page.getByRole('link', { name: 'Alpha' }).focus();
    await page.keyboard.press('Enter');
    await seen(panelOf(page, 'Alpha').and(focused(page)));
    await page.keyboard.press('ArrowDown');
    await seen(panelOf(page, 'Beta'));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await eventually(() => focused(page).innerText()).toBe('Beta');
    await eventually(() => addressOf(page)).toBe('/clients');
  });

  test('shows a pasted link’s client even where the list does not, and one text for every missing one', async () => {
    const { admin } = await aTeam(site.app);
    const { id } = await aClient(site.app, admin, { businessName: 'Hidden Ltd' });
    const stranger = await aTeam(site.app);
    const foreign = await aClient(site.app, stranger.admin);
    const { page, expects } = await browserOf(site, admin);
    expects('404 clients.get');
    await page.goto(`/clients?status=archived&client=${id}`);
    await seen(
      panelOf(page, 'Hidden Ltd').getByText('No one is assigned').or(page.getByText('requires a support')),
    );
    await page.goto(`/clients?client=${foreign.id}`);
    await seen(
      page.getByRole('dialog').getByText('This client doesn’t exist, or you don’t have access to it.'),
    );
    for (const path of [`/clients/${foreign.id}`, '/clients/nonsense']) {
      await page.goto(path);
      await seen(heading(page, 'This page doesn’t exist'));
    }
  });
});

describe('a partner user', () => {
  test('reads the clients assigned to them, without contact details and without controls that change anything', async () => {
    const { admin, user } = await aTeam(site.app);
    const mine = await aClient(site.app, admin, {
      businessName: 'Mine Ltd',
      contactName: 'Connie Contact',
      businessEmail: 'connie@mine.test',
      members: [user],
    });
    await aClient(site.app, admin, { businessName: 'Not Mine Ltd' });
    const { page } = await browserOf(site, user);
    await page.goto('/clients');
    await eventually(() => names(page)).toEqual(['Mine Ltd']);
    await page.getByRole('link', { name: 'Mine Ltd' }).click();
    const panel = panelOf(page, 'Mine Ltd');
    await seen(panel.getByText('Uli User'));
    for (const absent of ['Contact name', 'Business e-mail', 'Connie Contact', 'connie@mine.test'])
      await eventually(() => page.getByText(absent).count()).toBe(0);
    await panel.getByRole('link', { name: 'Open client page' }).click();
    await seen(heading(page, 'Mine Ltd'));
    const changes = page.getByRole('main').getByRole('button', { name: /Add|Edit|Change|Assign|Actions/ });
    await eventually(() => changes.count()).toBe(0);
    await page.goto(`/clients/${mine.id}?tab=staff&edit=true`);
    await seen(page.getByText(/Partner administrators of .* assign people/));
    await eventually(() => changes.count()).toBe(0);
  });

  test('without any reads who assigns them', async () => {
    const { partner, user } = await aTeam(site.app);
    const { page } = await browserOf(site, user);
    await page.goto('/clients');
    await seen(page.getByText(`Ask a partner administrator of ${partner.name}.`));
    await page.getByRole('link', { name: 'Show administrators' }).click();
    await seen(page.getByRole('link', { name: 'Ada Admin' }));
  });
});

test('a customer has no such page', async () => {
  const { admin } = await aTeam(site.app);
  const { id } = await aClient(site.app, admin);
  const { page, signIn, expects } = await site.visitor();
  await signIn(await aCustomer(site.app, id), testPassword);
  expects('404 /clients');
  await page.goto('/clients');
  await seen(heading(page, 'This page doesn’t exist'));
});

test('in a suspended organisation everything can be read, and blocked controls say why', async () => {
  const { partner, admin, user } = await aTeam(site.app);
  const { id } = await aClient(site.app, admin, { businessName: 'Quiet Ltd', contacts: [user] });
  await site.app.peek("update partners set status = 'suspended' where id = $1", [partner.id]);
  const { page } = await browserOf(site, admin);
  await page.goto('/clients');
  const add = page.getByRole('button', { name: 'Add client' });
  await add.hover();
  await seen(page.getByRole('tooltip', { name: /Your organisation is suspended/ }));
  await add.click({ force: true });
  await eventually(() => page.getByRole('dialog').count()).toBe(0);
  await page.goto(`/clients/${id}?tab=staff`);
  await seen(page.getByText('Uli User'));
  for (const name of ['Change status', 'Assign Ada Admin'])
    await eventually(() => page.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true');
});
