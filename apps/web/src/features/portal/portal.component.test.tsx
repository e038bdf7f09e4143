import { clientPermissions, type ClientPermission, type ClientRole } from '@gatehouse/policy';
import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { acme, allPermissions, clientUser, withClients } from '../../testing/acme.ts';
import { Refusal } from '../../testing/fake-link.ts';
import { openApp } from '../../testing/open-app.tsx';
import { portalOf } from '../../testing/portal.ts';

const main = page.getByRole('main');
const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const tiles = page.getByRole('list', { name: 'Available to you' });
const sections = () =>
  page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link')
    .elements()
    .map((link) => link.textContent);
const tileNames = () => [...(tiles.query()?.querySelectorAll('li') ?? [])].map((tile) => linesIn(tile)[0]);
const linesIn = (element: Element) =>
  element instanceof HTMLElement ? element.innerText.split('\n').flatMap((line) => line.trim() || []) : [];
const without = (...off: readonly ClientPermission[]) =>
  clientPermissions.filter((one) => !off.includes(one));
const managed = without('manage_users', 'manage_billing');

describe('the home of a client that its partner manages', () => {
  test('shows what role and permissions allow, and who manages the team; it asks for nothing else', async () => {
    const { calls } = await openApp('/', portalOf({ permissions: managed }));
    await expect.element(heading('Welcome, Dana Whitmore')).toBeVisible();
    await expect.element(main.getByText('Acme Dental · Admin')).toBeVisible();
    await expect.poll(tileNames).toEqual(['Calls']);
    await expect
      .element(main.getByText(/^Not connected yet: Analytics, Integrations, and Projects\./))
      .toBeVisible();
    await expect.element(main.getByText(/^Your provider manages your users\./)).toBeVisible();
    expect(sections()).toEqual(['Home', 'Settings']);
    expect(calls.filter(({ path }) => /^(clientUsers|clients|partnerTeam)\./.test(path))).toEqual([]);
  });

  test('links the connected features, and says of the others whom to ask', async () => {
    await openApp('/', portalOf({ permissions: managed }));
    const calls = tiles.getByRole('link', { name: /^Calls/ });
    await expect.element(calls).toHaveAttribute('href', `https://calls.vendor.test/of/${acme.id}`);
    expect(tiles.getByRole('link').elements()).toHaveLength(1);
    await expect
      .element(main.getByText(/They open from here once your provider has set them up\.$/))
      .toBeVisible();
  });

  test.each<[ClientRole, readonly string[], readonly string[]]>([
    ['client_manager', ['Calls'], ['Not connected yet: Analytics, Integrations, and Projects']],
    ['client_member', ['Calls'], ['Not connected yet: Analytics and Projects']],
    ['client_staff', ['Calls'], []],
  ])('shows a %s %j, then %j', async (role, names, coming) => {
    await openApp('/', portalOf({ role }));
    await expect.poll(tileNames).toEqual(names);
    const quiet = main.getByText(/^Not connected yet/).elements();
    expect(quiet.map((one) => one.textContent.split('.')[0])).toEqual(coming);
    // Billing is on, and for administrators only.
    expect(linesIn(main.element()).join()).not.toContain('Billing');
  });

  test.each(['/team', '/team/invitations', '/clients', `/clients/${acme.id}`, '/users', '/nowhere'])(
    'has no page %s',
    async (path) => {
      await openApp(path, portalOf({ permissions: managed }));
      await expect.element(heading('This page doesn’t exist')).toBeVisible();
      await page.getByRole('link', { name: 'Go to home' }).click();
      await expect.element(heading('Welcome, Dana Whitmore')).toBeVisible();
    },
  );
});

describe('the home of a client that manages itself', () => {
  test('leads its administrator to the users', async () => {
    const app = await openApp('/', portalOf({}, [clientUser(2, 'Eli Navarro')]));
    await expect.poll(tileNames).toEqual(['Billing', 'Calls']);
    expect(sections()).toEqual(['Home', 'Users', 'Settings']);
    await main.getByRole('link', { name: /Manage users/ }).click();
    await expect.element(heading('Users')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Eli Navarro' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Invite people' })).toBeVisible();
    expect(app.address()).toBe('/users');
  });

  test('tells a role that manages nobody who does, and asks the server for nothing', async () => {
    const { calls } = await openApp('/users', portalOf({ role: 'client_member' }));
    await expect.element(heading('Users')).toBeVisible();
    await expect
      .element(main.getByText(/^Administrators of your organisation manage its users\./))
      .toBeVisible();
    expect(sections()).toEqual(['Home', 'Settings']);
    expect(calls.filter(({ path }) => path.startsWith('clientUsers'))).toEqual([]);
  });

  test('tells a community manager without a community the truth, and offers no invitation', async () => {
    const server = portalOf({ role: 'community_manager' });
    await openApp('/users', {
      ...server,
      clientUsers: { list: (input) => ({ ...server.clientUsers.list(input), reach: 'none' }) },
    });
    await expect
      .element(main.getByText('No community is assigned to you yet. Ask an administrator of Acme Dental.'))
      .toBeVisible();
    expect(page.getByRole('button', { name: 'Invite people' }).elements()).toEqual([]);
    expect(page.getByRole('searchbox').elements()).toEqual([]);
  });

  test('is reachable by keyboard, and shows where the focus is', async () => {
    await openApp('/', portalOf());
    await expect.element(main.getByRole('link', { name: /Manage users/ })).toBeVisible();
    const reached: string[] = [];
    for (let step = 0; step < 15; step += 1) {
      await userEvent.keyboard('{Tab}');
      const { activeElement: at } = document;
      if (!at || at === document.body) continue;
      const marked = getComputedStyle(at).outlineStyle !== 'none';
      reached.push(`${at.textContent.trim()}${marked ? '' : ' (unmarked)'}`);
    }
    const all = reached.join('|');
    for (const name of ['Skip to content', 'Home', 'Users', 'Settings', 'Billing', 'Calls', 'Manage users'])
      expect(all).toContain(name);
    expect(all).not.toContain('(unmarked)');
  });
});

describe('the partner’s preview', () => {
  test.each<[ClientRole, readonly ClientPermission[]]>([
    ['client_admin', managed],
    ['client_admin', clientPermissions],
    ['client_member', clientPermissions],
    ['community_manager', clientPermissions],
    ['client_staff', without('view_calls')],
  ])('is what a %s with %j sees, but for the name', async (role, permissions) => {
    const own = await openApp('/', portalOf({ role, permissions }));
    await expect.element(heading('Welcome, Dana Whitmore')).toBeVisible();
    await expect.element(tiles).toBeVisible();
    const there = linesIn(main.element()).map((line) => line.replace('Dana Whitmore', '[name]'));
    const menu = sections();
    own.close();

    const on = (key: ClientPermission) => permissions.includes(key);
    await openApp(
      `/clients/${acme.id}/preview?as=${role}`,
      withClients({
        permissions: {
          ...allPermissions,
          permissions: {
            manage_users: on('manage_users'),
            manage_billing: on('manage_billing'),
            view_calls: on('view_calls'),
            view_analytics: on('view_analytics'),
            manage_integrations: on('manage_integrations'),
            manage_projects: on('manage_projects'),
          },
          rolesOnOffer: ['client_admin', 'client_member', 'community_manager', 'client_staff'],
          connected: ['billing', 'calls'],
        },
      }),
    );
    const frame = page.getByRole('region', { name: /^The portal of/ });
    await expect.element(frame.getByRole('heading', { name: 'Welcome, [name]' })).toBeVisible();
    const shown = frame.element().querySelector('[data-preview="page"]');
    expect(shown && linesIn(shown)).toEqual(there);
    expect(
      frame
        .getByRole('list', { name: 'Sections' })
        .getByRole('listitem')
        .elements()
        .map((one) => one.textContent),
    ).toEqual(menu);
    expect(frame.element().querySelectorAll('a, button, input')).toHaveLength(0);
  });
});

describe('a client', () => {
  test('with nothing switched on says so, and whom to ask', async () => {
    const permissions = without('view_calls', 'view_analytics');
    await openApp('/', portalOf({ role: 'client_staff', permissions }));
    await expect.poll(tileNames).toEqual(['Users', 'Settings']);
    await expect
      .element(
        main.getByText(/^Nothing is available yet\. .* once your provider turns them on for your role\.$/),
      )
      .toBeVisible();
  });

  test('that is paused can be read, and says so without naming the vendor', async () => {
    await openApp('/', portalOf({ status: 'paused' }));
    await expect.element(main.getByText('Acme Dental is paused', { exact: true })).toBeVisible();
    await expect.element(heading('Welcome, Dana Whitmore')).toBeVisible();
    await expect.poll(tileNames).toEqual(['Billing', 'Calls']);
    expect(linesIn(document.body).join()).not.toContain('vendor');
  });

  test('that is archived has no pages left but the person’s own', async () => {
    await openApp('/', portalOf({ status: 'archived' }));
    await expect.element(heading('Acme Dental is archived')).toBeVisible();
    await expect.element(main.getByText(/contact your provider/)).toBeVisible();
    expect(sections()).toEqual(['Settings']);
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect.element(heading('Settings')).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  });

  test('whose partner is archived has a closed portal that says nothing of the partner', async () => {
    const closed = () => {
      throw new Refusal('organisation_archived');
    };
    await openApp('/', { ...portalOf(), portal: { home: closed } });
    await expect.element(heading('This portal is closed')).toBeVisible();
    expect(linesIn(document.body).join()).not.toContain('archived');
  });
});
