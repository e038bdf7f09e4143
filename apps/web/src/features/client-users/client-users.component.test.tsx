import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { acme, clientUser, dana, withClients, type Client, type ClientUser } from '../../testing/acme.ts';
import { Refusal } from '../../testing/fake-link.ts';
import { focusOn } from '../../testing/focus-on.ts';
import { northwindSession } from '../../testing/northwind.ts';
import { openApp, type OpenedApp } from '../../testing/open-app.tsx';

const eli = clientUser(2, 'Eli Navarro');

function serverOf(users: readonly ClientUser[], client: Client = acme, session = northwindSession()) {
  const server = withClients({ clients: [client], users, session });
  return { ...server, clientUsers: { ...server.clientUsers, sessions: () => [] } };
}

/** The last request for the list. */
const lastAsked = ({ calls }: OpenedApp) => calls.findLast(({ path }) => path === 'clientUsers.list')?.input;

const openUsers = (people: readonly ClientUser[], client: Client = acme, session = northwindSession()) =>
  openApp(`/clients/${acme.id}?tab=users`, serverOf(people, client, session));

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

describe('the list', () => {
  const names = () =>
    page
      .getByRole('rowheader')
      .getByRole('link')
      .elements()
      .map((one) => one.textContent);

  test('has search, filters and sort order in its link; Back goes back', async () => {
    const app = await openUsers([dana, eli]);
    await expect.element(page.getByText('2 users', { exact: true })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search by name, e-mail or phone' }).fill('capek');
    await expect.poll(app.address).toBe(`/clients/${acme.id}?tab=users&q=capek`);
    await expect.poll(() => lastAsked(app)).toMatchObject({ search: 'capek' });
    app.back();
    await expect.poll(app.address).toBe(`/clients/${acme.id}?tab=users`);
    await page.getByRole('button', { name: 'Filter by Status' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Pending' }).click();
    await expect.poll(() => lastAsked(app)).toMatchObject({ status: ['pending'] });
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await expect.poll(app.address).toBe(`/clients/${acme.id}?tab=users&sort=-name`);
    expect(lastAsked(app)).toMatchObject({ sort: { by: 'name', dir: 'desc' } });
    expect(names()).toEqual(['Dana Keller', 'Eli Navarro']);
  });
});

describe('the panel of a person', () => {
  const panelOf = (name: string) => page.getByRole('dialog', { name: `Details of ${name}` });

  test('has a link, closes with Esc, and gives the focus back to the row', async () => {
    const app = await openUsers([dana, eli]);
    await focusOn(page.getByRole('link', { name: 'Dana Keller' }));
    await userEvent.keyboard('{Enter}');
    await expect
      .element(panelOf('Dana Keller').getByText(/^Dana Keller has no active sessions\./))
      .toBeVisible();
    expect(app.address()).toBe(`/clients/${acme.id}?tab=users&person=${dana.id}`);
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(panelOf('Eli Navarro')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(panelOf('Eli Navarro')).not.toBeInTheDocument();
    await expect.element(page.getByRole('link', { name: 'Eli Navarro' })).toHaveFocus();
  });

  test('opens from a link to a person the filter hides; one who is not found is said to be', async () => {
    const server = serverOf([dana]);
    const hidden = {
      ...server.clientUsers,
      list: () => serverOf([]).clientUsers.list({ clientId: acme.id }),
    };
    const path = `/clients/${acme.id}?tab=users&status=pending`;
    const app = await openApp(`${path}&person=${dana.id}`, { ...server, clientUsers: hidden });
    await expect.element(panelOf('Dana Keller').getByText(dana.email)).toBeVisible();
    app.close();
    await openApp(`${path}&person=${eli.id}`, { ...server, clientUsers: hidden });
    await expect.element(page.getByRole('heading', { name: 'Not in this list' })).toBeVisible();
  });

  test('leads to editing: the address cannot change, and typed text is not lost without a question', async () => {
    const server = serverOf([dana]);
    let now = dana;
    await openApp(`/clients/${acme.id}?tab=users`, {
      ...server,
      clientUsers: {
        ...server.clientUsers,
        list: () => serverOf([now]).clientUsers.list({ clientId: acme.id }),
        update: ({ displayName: name = now.name, phone = now.phone }) => {
          now = { ...now, name, phone };
          return now;
        },
      },
    });
    await page.getByRole('link', { name: 'Dana Keller' }).click();
    await page.getByRole('button', { name: 'Edit details' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit the details of Dana Keller' });
    await expect.element(dialog.getByLabelText('E-mail address')).toHaveAttribute('readonly');
    await dialog.getByLabelText(/^Phone/).fill('+49 30 555 0199');
    await userEvent.keyboard('{Escape}');
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Dana Ruiz');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect.element(page.getByText(/^Details of Dana Ruiz saved\./)).toBeVisible();
    await expect.element(panelOf('Dana Ruiz').getByText('+49 30 555 0199')).toBeVisible();
    await expect.element(panelOf('Dana Ruiz').getByText(dana.email)).toBeVisible();
  });
});

describe('what the server refuses is explained in the dialog, which stays', () => {
  test('an administrator who became the last one meanwhile', async () => {
    const boss = clientUser(3, 'Boss Babic', { role: 'client_admin' });
    const server = serverOf([boss]);
    const deactivate = () => {
      throw new Refusal('last_admin', 409);
    };
    await openApp(`/clients/${acme.id}?tab=users`, {
      ...server,
      clientUsers: { ...server.clientUsers, deactivate },
    });
    await choose('Boss Babic', 'Deactivate');
    const dialog = page.getByRole('dialog', { name: 'Deactivate Boss Babic?' });
    await dialog.getByRole('button', { name: 'Deactivate Boss Babic' }).click();
    await expect
      .element(dialog.getByText(/^Boss Babic is the last administrator of Acme Dental, which manages/))
      .toBeVisible();
  });

  test('a role that stops being offered while it is being chosen', async () => {
    const server = serverOf([dana]);
    const changeRole = () => {
      throw new Refusal('role_not_on_offer', 400);
    };
    await openApp(`/clients/${acme.id}?tab=users`, {
      ...server,
      clientUsers: { ...server.clientUsers, changeRole },
    });
    await page.getByRole('button', { name: 'Member. Change the role of Dana Keller' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the role of Dana Keller' });
    await dialog.getByRole('radio', { name: /^Admin/ }).click();
    await dialog.getByRole('button', { name: 'Change to Admin' }).click();
    await expect
      .element(dialog.getByText(/^This role is no longer available at Acme Dental\. Choose another one\./))
      .toBeVisible();
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
