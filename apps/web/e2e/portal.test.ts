import { demoPassword } from '@gatehouse/core/demo';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addressOf, eventually, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const main = (page: Page) => page.getByRole('main');
const tiles = (page: Page) => page.getByRole('list', { name: 'Available to you' }).getByRole('listitem');

async function demoPerson(email: string) {
  const visitor = await site.visitor();
  await visitor.signIn(email, demoPassword);
  return visitor;
}

/** Sections of the sidebar, by name. */
const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
const namesOf = async (page: Page) => (await tiles(page).allInnerTexts()).map((text) => text.split('\n')[0]);

test('a client that its partner manages: what is on and connected, nothing of the partner, no other page', async () => {
  const visitor = await demoPerson('dana@acme.test');
  const { page } = visitor;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/');
  await seen(heading(page, 'Welcome, Dana Whitmore'));
  await seen(main(page).getByText('Acme Dental · Admin'));
  await eventually(() => namesOf(page)).toEqual(['Calls']);
  await seen(main(page).getByText('Not connected yet: Analytics, Integrations, and Projects.'));
  await seen(main(page).getByText('Your provider manages your users.'));
  await eventually(() => sections(page).allInnerTexts()).toEqual(['Home', 'Settings']);
  const text = await page.locator('body').innerText();
  expect(text).not.toMatch(/Northwind|Blue Harbor|Alice|vendor\.test/);
  expect(asked.filter((url) => /clientUsers|clients\.|partnerTeam/.test(url))).toEqual([]);
  const [client] = await site.app.peek<{ id: string }>(
    `select m.client_id as id from memberships m join users u on u.id = m.user_id where u.email = 'dana@acme.test'`,
  );
  const calls = tiles(page).getByRole('link', { name: /^Calls/ });
  expect(await calls.getAttribute('href')).toBe(`https://calls.vendor.test/of/${client?.id}`);

  visitor.expects('404 /team');
  await page.goto('/team');
  await seen(heading(page, 'This page doesn’t exist'));
  await page.getByRole('link', { name: 'Go to home' }).click();
  await seen(heading(page, 'Welcome, Dana Whitmore'));
});

test('a client that manages itself: its administrator is led to the users', async () => {
  const { page } = await demoPerson('erin@blueharbor.test');
  await page.goto('/');
  await eventually(() => namesOf(page)).toEqual(['Billing', 'Calls']);
  await eventually(() => sections(page).allInnerTexts()).toEqual(['Home', 'Users', 'Settings']);
  await main(page).getByRole('link', { name: 'Manage users' }).click();
  await seen(heading(page, 'Users'));
  await seen(page.getByRole('link', { name: 'Eli Navarro' }));
  await seen(page.getByRole('button', { name: 'Invite people' }));
  await eventually(() => addressOf(page)).toBe('/users');
});

test('a community manager without a community is told the truth', async () => {
  const { page } = await demoPerson('gus@blueharbor.test');
  await page.goto('/users');
  await seen(main(page).getByText('No community is assigned to you yet.'));
  await eventually(() => page.getByRole('button', { name: 'Invite people' }).count()).toBe(0);
});

test('the partner’s preview is what the client’s administrator sees, but for the name', async () => {
  /** All readable text of the home page, line by line. */
  const linesOf = async (text: Promise<string>) =>
    (await text).split('\n').flatMap((line) => line.trim().replace('Erin Castellanos', '[name]') || []);
  const own = await demoPerson('erin@blueharbor.test');
  await own.page.goto('/');
  await seen(heading(own.page, 'Welcome, Erin Castellanos'));
  await seen(tiles(own.page).first());
  const there = await linesOf(main(own.page).innerText());

  const [place] = await site.app.peek<{ id: string }>(
    "select c.id from clients c join partners p on p.id = c.partner_id where c.business_name = 'Blue Harbor Residences' and p.name like 'Northwind%'",
  );
  const { page } = await demoPerson('alice@northwind.test');
  await page.goto(`/clients/${place?.id}/preview?as=client_admin`);
  const frame = page.getByRole('region', { name: /^The portal of/ });
  await seen(frame.getByRole('heading', { name: 'Welcome, [name]' }));
  expect(await linesOf(frame.locator('[data-preview="page"]').innerText())).toEqual(there);
});
