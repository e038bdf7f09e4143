import { aClient, aMember, testPassword } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { staysInPlace } from './support/layout.ts';
import { aTeam, browserOf, membershipsOf } from './support/people.ts';
import { addressOf, eventually, focused, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const list = (page: Page, name: string) => page.getByRole('list', { name, exact: true });
const assigned = (page: Page) => list(page, 'Assigned');
const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `Actions for ${name}` });

async function choose(page: Page, name: string, action: string): Promise<void> {
  await menuOf(page, name).click();
  await page.getByRole('menuitem', { name: action }).click();
}

const staffOf = (clientId: string) =>
  site.app.peek(
    `select u.display_name as name, a.support_contact as contact from client_assignments a
       join memberships m on m.id = a.membership_id join users u on u.id = m.user_id
      where a.client_id = $1 order by 1`,
    [clientId],
  );

test('people are found, assigned, made support contact and unassigned, and each change shows immediately', async () => {
  const { admin, user } = await aTeam(site.app);
  const { id } = await aClient(site.app, admin, { businessName: 'Acme' });
  const { page } = await browserOf(site, admin);
  await page.goto(`/clients/${id}`);
  await page.getByRole('link', { name: 'Assigned team' }).click();
  await page.getByRole('searchbox', { name: 'Search the team by name or address' }).fill('uli');
  await eventually(() => list(page, 'Available').getByRole('listitem').count()).toBe(1);
  await eventually(() => addressOf(page)).toBe(`/clients/${id}?tab=staff&q=uli`);
  await page.getByRole('button', { name: 'Assign Uli User' }).click();
  await seen(page.getByText('Uli User is now assigned to Acme.'));
  await seen(assigned(page).getByText(user.email));
  await gone(list(page, 'Available').getByText(user.email));
  await choose(page, 'Uli User', 'Make support contact');
  await seen(assigned(page).getByText('Support contact'));
  await page.getByRole('searchbox').fill('');
  await choose(page, 'Ada Admin', 'Assign as support contact');
  await eventually(() => staffOf(id)).toEqual([
    { name: 'Ada Admin', contact: true },
    { name: 'Uli User', contact: true },
  ]);
  await seen(assigned(page).getByText('Ada Admin'));
  await choose(page, 'Uli User', 'Unassign');
  const dialog = page.getByRole('dialog', { name: 'Unassign Uli User from Acme?' });
  await seen(dialog.getByText('Uli User immediately loses access to Acme.'));
  await dialog.getByRole('button', { name: 'Unassign Uli User' }).click();
  await gone(assigned(page).getByText('Uli User'));
  const toast = page
    .getByRole('status')
    .locator('[data-tone]')
    .filter({ hasText: 'Uli User is no longer assigned to Acme.' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await seen(assigned(page).getByText('Uli User'));
  await eventually(() => staffOf(id)).toHaveLength(2);
});

describe('the only support contact', () => {
  test('cannot be unassigned before another one is chosen in the same dialog', async () => {
    const { admin, user } = await aTeam(site.app);
    const { id } = await aClient(site.app, admin, { businessName: 'Acme', contacts: [user] });
    const { page } = await browserOf(site, admin);
    await page.goto(`/clients/${id}?tab=staff`);
    await choose(page, 'Uli User', 'Unassign');
    const dialog = page.getByRole('dialog', { name: 'Uli User is the only support contact of Acme' });
    const act = dialog.getByRole('button', { name: 'Hand over and unassign' });
    await eventually(() => act.isDisabled()).toBe(true);
    await eventually(() => focused(page).getAttribute('placeholder')).toBe('Type a name or address');
    await page.keyboard.type('ada');
    await page.getByRole('option', { name: 'Ada Admin' }).click();
    await act.click();
    await gone(dialog);
    await eventually(() => staffOf(id)).toEqual([{ name: 'Ada Admin', contact: true }]);
  });

  test('a member who became the only one meanwhile is refused with the reason', async () => {
    const { admin, user } = await aTeam(site.app);
    const { id } = await aClient(site.app, admin, { businessName: 'Acme', contacts: [user, admin] });
    const { page, expects } = await browserOf(site, admin);
    expects('409 clients.setSupportContact');
    await page.goto(`/clients/${id}?tab=staff`);
    await menuOf(page, 'Uli User').click();
    const item = page.getByRole('menuitem', { name: 'Remove as support contact' });
    await seen(item);
    await site.app.peek('delete from client_assignments where client_id = $1 and membership_id = $2', [
      id,
      admin.membershipId,
    ]);
    await item.click();
    await seen(
      page
        .getByRole('alert')
        .getByText('Uli User is the only support contact of Acme. Choose another one first.'),
    );
  });
});

describe('the clients of a member', () => {
  test('are in their panel for an administrator, and one’s own for everybody', async () => {
    const { partner, admin, user } = await aTeam(site.app);
    for (let at = 1; at <= 30; at += 1) {
      const businessName = `Client No-${String(at).padStart(2, '0')}`;
      await aClient(site.app, admin, { businessName, members: [user] });
    }
    await aMember(site.app, { partner, role: 'partner_user', name: 'Olga Other' });
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await page.getByRole('link', { name: 'Uli User' }).click();
    const panel = page.getByRole('dialog', { name: 'Details of Uli User' });
    await panel.getByRole('tab', { name: 'Access' }).click();
    await seen(panel.getByText('30 clients'));
    const clients = panel.getByRole('list', { name: 'Assigned clients' }).getByRole('listitem');
    await eventually(() => clients.count()).toBe(25);
    await panel.getByRole('button', { name: 'Show more' }).click();
    await eventually(() => clients.count()).toBe(30);
    await panel.getByRole('searchbox', { name: 'Search assigned clients' }).fill('no-17 client');
    await eventually(() => clients.count()).toBe(1);
    await panel.getByRole('link', { name: 'Client No-17' }).click();
    await seen(page.getByRole('heading', { level: 1, name: 'Client No-17' }));

    const uli = await browserOf(site, user);
    await uli.page.goto('/team');
    await uli.page.getByRole('link', { name: 'Uli User' }).click();
    await uli.page.getByRole('tab', { name: 'Access' }).click();
    await seen(uli.page.getByRole('list', { name: 'Your clients' }).getByText('Client No-01'));
    await uli.page.keyboard.press('Escape');
    await uli.page.getByRole('link', { name: 'Olga Other' }).click();
    await seen(uli.page.getByRole('dialog', { name: 'Details of Olga Other' }));
    await eventually(() => uli.page.getByRole('tab', { name: 'Access' }).count()).toBe(0);
  });

  test('are handed over when the person is removed, by keyboard alone', async () => {
    const { partner, admin, user } = await aTeam(site.app);
    const bea = await aMember(site.app, { partner, role: 'partner_user', name: 'Bea Ruiz' });
    const acme = await aClient(site.app, admin, { businessName: 'Acme', contacts: [user], members: [bea] });
    const blue = await aClient(site.app, admin, { businessName: 'Blue', contacts: [user] });
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await menuOf(page, 'Uli User').focus();
    await page.keyboard.press('Enter');
    // The menu focuses its first item after a delay of its own.
    await eventually(() => focused(page).getAttribute('role')).toBe('menuitem');
    await page.keyboard.press('End');
    await eventually(() => focused(page).innerText()).toBe('Remove from the team');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Remove Uli User from/ });
    await seen(dialog.getByText('Uli User is the only support contact of 2 clients.'));
    await seen(dialog.getByText('2 clients lose Uli User: Acme and Blue.'));
    // Proposes a member who is assigned already, or else the reader.
    const takesOver = (client: string) => dialog.getByLabel(`New support contact of ${client}`).first();
    await eventually(() => takesOver('Acme').inputValue()).toBe('Bea Ruiz');
    await eventually(() => takesOver('Blue').inputValue()).toBe(admin.name);
    await dialog.getByRole('button', { name: 'Bea Ruiz for all of them' }).focus();
    await page.keyboard.press('Enter');
    await eventually(() => takesOver('Blue').inputValue()).toBe('Bea Ruiz');
    await dialog.getByLabel(`Type ${user.email} to confirm`).focus();
    await page.keyboard.type(user.email);
    await page.keyboard.press('Enter');
    await seen(page.getByText(/^Uli User is no longer a member of/));
    expect(await membershipsOf(site.app, user.email)).toMatchObject([{ status: 'removed' }]);
    for (const { id } of [acme, blue])
      expect(await staffOf(id)).toEqual([{ name: 'Bea Ruiz', contact: true }]);
  });
});

test('on a phone clients are cards, the panel is a page, and people are assigned by touch', async () => {
  const { admin } = await aTeam(site.app);
  await aClient(site.app, admin, { businessName: 'Acme' });
  const { page, signIn } = await site.visitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(admin.email, testPassword);
  await page.goto('/clients');
  await list(page, 'Clients').getByRole('link', { name: 'Acme' }).tap();
  await seen(page.getByRole('dialog', { name: 'Details of Acme' }));
  await gone(page.getByRole('heading', { level: 1, name: 'Clients' }));
  await page.getByRole('link', { name: 'Assign people' }).tap();
  await page.getByRole('button', { name: 'Assign Uli User' }).tap();
  await seen(assigned(page).getByText('Uli User'));
  await staysInPlace(page);
});
