import { updatePermissions, updateClient } from '@gatehouse/core/clients';
import {
  actAs,
  aClient,
  aClientInvitation,
  aClientUser,
  offerRoles,
  permit,
  type TestMember,
} from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, gone, seen } from './support/see.ts';
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

test('leaving with unsaved changes asks first', async () => {
  const { page, clientId, open } = await aClientPage();
  await open();
  await switchOf(page, 'Analytics').uncheck();
  await page.getByRole('link', { name: 'Overview' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await gone(question);
  expect(addressOf(page)).toBe(`/clients/${clientId}?tab=permissions`);
  await eventually(() => switchOf(page, 'Analytics').isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Discard' }).click();
  await gone(save(page));
  await page.getByRole('link', { name: 'Overview' }).click();
  await eventually(() => addressOf(page)).toBe(`/clients/${clientId}`);
});

describe('another administrator saved meanwhile', () => {
  const elsewhere = (agent: TestMember, clientId: string) =>
    actAs(site.app, agent, (uow) =>
      updatePermissions(uow, { clientId, permissions: { view_analytics: false } }),
    );

  test('their changes are shown, and kept beside mine', async () => {
    const { page, expects, agent, clientId, open } = await aClientPage();
    await open();
    await switchOf(page, 'Billing').check();
    await elsewhere(agent, clientId);
    expects('409 clients.updatePermissions');
    await save(page).click();
    const notice = page.getByRole('alert').filter({ hasText: 'Someone changed this in the meantime' });
    await seen(notice.getByText('Analytics is now off'));
    await notice.getByRole('button', { name: 'Keep my changes' }).click();
    await eventually(() => switchOf(page, 'Analytics').isChecked()).toBe(false);
    await eventually(() => switchOf(page, 'Billing').isChecked()).toBe(true);
    await save(page).click();
    await seen(saved(page));
    const [client] = await site.app.peek('select view_analytics, manage_billing from clients where id = $1', [
      clientId,
    ]);
    expect(client).toEqual({ view_analytics: false, manage_billing: true });
  });

  test('a change of the profile alone is no reason to ask', async () => {
    const { page, expects, agent, clientId, open } = await aClientPage();
    await open();
    await switchOf(page, 'Billing').check();
    await actAs(site.app, agent, (uow) => updateClient(uow, { clientId, contactName: 'Somebody Else' }));
    expects('409 clients.updatePermissions');
    await save(page).click();
    await seen(saved(page));
  });
});

describe('the preview', () => {
  test('shows what each role would see, says why the rest is missing, and links nowhere', async () => {
    const { page, agent, clientId, open } = await aClientPage();
    await permit(site.app, { agent, clientId }, 'manage_billing', true);
    await permit(site.app, { agent, clientId }, 'manage_users', true);
    await permit(site.app, { agent, clientId }, 'view_calls', false);
    await open();
    await page.getByRole('link', { name: 'See as this client' }).click();
    await seen(
      page.getByRole('heading', {
        name: 'Preview: what an Admin of Acme Dental sees. Nothing can be changed here.',
      }),
    );
    const frame = page.getByRole('region', { name: 'The portal of Acme Dental as an Admin sees it' });
    await seen(frame.getByText('Billing', { exact: true }));
    await seen(frame.getByRole('list', { name: 'Sections' }).getByText('Users'));
    await eventually(() => frame.locator('a, button, input').count()).toBe(0);
    await seen(page.getByText('Calls: turned off for Acme Dental'));
    await page.getByLabel('View as').selectOption('Member');
    await eventually(() => addressOf(page)).toBe(`/clients/${clientId}/preview?as=client_member`);
    const member = page.getByRole('region', { name: 'The portal of Acme Dental as a Member sees it' });
    await seen(member.getByText(/^Not connected yet: .*Projects/));
    await eventually(() => member.getByText('Billing', { exact: true }).count()).toBe(0);
    await seen(page.getByText('Billing: on, but not included in the role Member'));
    await page.getByRole('link', { name: 'End preview' }).click();
    await eventually(() => addressOf(page)).toBe(`/clients/${clientId}?tab=permissions`);
  });

  test('of a role that is not offered falls back; without any role it says what to do', async () => {
    const { page, agent, clientId } = await aClientPage();
    await page.goto(`/clients/${clientId}/preview?as=community_manager`);
    await seen(page.getByRole('heading', { name: /^Preview: what an Admin of Acme Dental sees/ }));
    await offerRoles(site.app, { agent, clientId }, []);
    await page.reload();
    await seen(page.getByText(/^No role is available at Acme Dental/));
  });

  test('is not for partner users, and not of another partner’s client', async () => {
    const { user, clientId } = await aClientPage();
    const reader = await browserOf(site, user);
    await reader.page.goto(`/clients/${clientId}/preview`);
    await seen(reader.page.getByText(/^Only partner administrators can preview the portal/));
    const stranger = await aClientPage();
    stranger.expects('404 clients.get');
    stranger.allows('404 clients.permissions');
    await stranger.page.goto(`/clients/${clientId}/preview`);
    await seen(stranger.page.getByRole('heading', { name: 'This page doesn’t exist' }));
  });
});
