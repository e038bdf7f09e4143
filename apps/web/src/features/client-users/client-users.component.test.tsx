import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { acme, dana, withClients, type Client, type ClientUser } from '../../testing/acme.ts';
import { northwindSession } from '../../testing/northwind.ts';
import { openApp } from '../../testing/open-app.tsx';

const openUsers = (people: readonly ClientUser[], client: Client = acme, session = northwindSession()) =>
  openApp(`/clients/${acme.id}?tab=users`, withClients({ clients: [client], users: people, session }));

async function choose(name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

describe('unavailable acts say why', () => {
  test('the last administrator of a client that manages itself', async () => {
    await openUsers([{ ...dana, name: 'Boss Babic', role: 'client_admin', lastAdmin: true }]);
    await page.getByRole('button', { name: 'Actions for Boss Babic' }).click();
    // Shown once for all three acts, and linked to each.
    const why = page.getByText(/^Last administrator of Acme Dental, which manages its own users/);
    await expect.element(why).toBeVisible();
    for (const name of ['Change role', 'Deactivate', 'Remove']) {
      const item = page.getByRole('menuitem', { name });
      await expect.element(item).toHaveAttribute('aria-disabled', 'true');
      await expect.element(item).toHaveAttribute('aria-describedby', why.element().id);
    }
    await page.getByRole('menuitem', { name: 'Remove' }).click({ force: true });
    await expect.element(why).toBeVisible();
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });

  test('a paused client invites nobody, and the button says so', async () => {
    await openUsers([dana], { ...acme, status: 'paused' });
    const invite = page.getByRole('button', { name: 'Invite people' });
    await expect.element(invite).toHaveAttribute('aria-disabled', 'true');
    await invite.hover();
    const why = 'Acme Dental is paused. Change its status to invite people.';
    await expect.element(page.getByRole('tooltip').filter({ hasText: why })).toBeVisible();
  });

  test.each(['paused', 'archived'] as const)(
    'a client that is %s and has no users says that first',
    async (status) => {
      await openUsers([], { ...acme, status });
      await expect
        .element(page.getByRole('heading', { name: 'Acme Dental has no users yet.' }))
        .toBeVisible();
      await expect
        .element(page.getByText(`Acme Dental is ${status}. Change its status to invite people.`).first())
        .toBeVisible();
      expect(page.getByText('Set permissions').elements()).toEqual([]);
    },
  );
});

describe('the dialogs about a person', () => {
  test('check the phone number together with the name', async () => {
    await openUsers([dana]);
    await choose('Dana Keller', 'Edit details');
    const dialog = page.getByRole('dialog', { name: 'Edit the details of Dana Keller' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(' ');
    await dialog.getByRole('textbox', { name: /^Phone/ }).fill('abc');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect.element(dialog.getByText('Enter a name.')).toBeVisible();
    await expect.element(dialog.getByText(/^Enter 5 to 20 digits\./)).toBeVisible();
  });

  test('offer to deactivate instead of removing, and give the focus back', async () => {
    await openUsers([dana]);
    await choose('Dana Keller', 'Remove');
    await page.getByRole('button', { name: 'Deactivate instead' }).click();
    const dialog = page.getByRole('dialog', { name: 'Deactivate Dana Keller?' });
    await expect.element(dialog.getByRole('button').nth(1)).toBeVisible();
    await expect.element(page.getByRole('dialog', { name: /^Remove/ })).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Actions for Dana Keller' })).toHaveFocus();
  });
});

test('a partner user sees no users and no permissions, and reads who manages them', async () => {
  const reader = northwindSession('partner_user');
  await openUsers([dana], acme, reader);
  await expect
    .element(page.getByText(/^Only partner administrators see the users of a client\./))
    .toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Overview' })).toBeVisible();
  expect(page.getByRole('link', { name: 'Permissions' }).elements()).toEqual([]);
  expect(page.getByText('Dana Keller').elements()).toEqual([]);
});
