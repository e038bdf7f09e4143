import { aClient, aClientInvitation, aClientUser } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const switchOf = (page: Page, name: string) => page.getByRole('switch', { name });
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' });
const saved = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'Permissions of Acme Dental saved.' });

async function aClientPage() {
  const { admin: agent, user } = await aTeam(site.app);
  const { id: clientId } = await aClient(site.app, agent, { businessName: 'Acme Dental', members: [user] });
  const visitor = await browserOf(site, agent);
  const open = () => visitor.page.goto(`/clients/${clientId}?tab=permissions`);
  return { ...visitor, agent, user, clientId, open };
}

const eventsOf = (clientId: string) =>
  site.app.peek<{ details: unknown }>(
    "select details from audit_events where client_id = $1 and action = 'client.permissions_changed'",
    [clientId],
  );

test('switches are saved together as one change, which says whom it affects', async () => {
  const { page, clientId, agent, open } = await aClientPage();
  await aClientUser(site.app, clientId, { name: 'Dana Keller', role: 'client_member' });
  await aClientUser(site.app, clientId, { name: 'Boss Babic', role: 'client_admin' });
  await aClientInvitation(site.app, clientId, { by: agent });
  await open();
  await switchOf(page, 'Calls').uncheck();
  await seen(page.getByText('2 active users lose access.'));
  await switchOf(page, 'Billing').check();
  await seen(page.getByText('1 active user gains access.'));
  await page.getByRole('checkbox', { name: 'Member', exact: true }).uncheck();
  await seen(page.getByText(/^1 user has this role and keeps it until you change it\. 1 pending invitation/));
  await page.getByRole('checkbox', { name: 'Manager', exact: true }).check();
  await seen(page.getByText('4 unsaved changes'));
  await save(page).click();
  await seen(saved(page));
  await gone(save(page));
  expect(await eventsOf(clientId)).toHaveLength(1);
  await page.reload();
  await eventually(() => switchOf(page, 'Calls').isChecked()).toBe(false);
  await eventually(() => page.getByRole('checkbox', { name: 'Manager', exact: true }).isChecked()).toBe(true);
});

test('a saved change takes effect immediately on a customer’s open page', async () => {
  const { page, clientId, open } = await aClientPage();
  const dana = await aClientUser(site.app, clientId, { name: 'Dana Keller', role: 'client_admin' });
  const customer = await browserOf(site, dana);
  await customer.page.goto('/');
  await seen(customer.page.getByText(/^Not connected yet: .*Projects/));
  await eventually(() => customer.page.getByRole('link', { name: 'Users', exact: true }).count()).toBe(0);
  await open();
  await switchOf(page, 'Projects').uncheck();
  await switchOf(page, 'Customers manage their own users').check();
  await save(page).click();
  await seen(saved(page));
  await comesBackTo(customer.page);
  await gone(customer.page.getByText(/^Not connected yet: .*Projects/));
  await seen(customer.page.getByRole('link', { name: 'Users', exact: true }));
});
