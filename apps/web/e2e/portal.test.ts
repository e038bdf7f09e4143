import type { ClientRole } from '@gatehouse/policy';
import { demoPassword } from '@gatehouse/core/demo';
import { aClient, aClientTeam, aClientUser, aPartnerAdmin } from '@gatehouse/core/testing';
import type { Page, Response } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { staysInPlace, takesOn } from './support/layout.ts';
import { browserOf } from './support/people.ts';
import { addressOf, eventually, gone, seen } from './support/see.ts';
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

/** Everything a browser learns about a page, apart from what differs each time. */
async function observed(response: Response | null): Promise<object> {
  const { date: _date, 'x-request-id': _id, ...same } = (await response?.allHeaders()) ?? {};
  return { status: response?.status(), headers: same, body: await response?.text() };
}

describe('the portal of a client that its partner manages', () => {
  test('shows what role and permissions allow, who manages the team, and nothing of the partner', async () => {
    const { page } = await demoPerson('dana@acme.test');
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
  });

  test('links the connected features, and says of the others whom to ask', async () => {
    const { page } = await demoPerson('dana@acme.test');
    await page.goto('/');
    const [client] = await site.app.peek<{ id: string }>(
      `select m.client_id as id from memberships m join users u on u.id = m.user_id where u.email = 'dana@acme.test'`,
    );
    const calls = tiles(page).getByRole('link', { name: /^Calls/ });
    await seen(calls);
    await eventually(() => calls.getAttribute('href')).toBe(`https://calls.vendor.test/of/${client?.id}`);
    await eventually(() => tiles(page).getByRole('link').count()).toBe(1);
    await seen(main(page).getByText('They open from here once your provider has set them up.'));
  });

  test.each([
    ['dave@acme.test', ['Calls'], ['Not connected yet: Analytics, Integrations, and Projects.']],
    ['dora@acme.test', ['Calls'], []],
  ])('%s finds %j, then %j', async (email, names, coming) => {
    const { page } = await demoPerson(email);
    await page.goto('/');
    await eventually(() => namesOf(page)).toEqual(names);
    await eventually(() => main(page).innerText()).toMatch(new RegExp(`Calls[^]*${coming.join('')}`));
    await eventually(() => main(page).getByText('Not connected yet').count()).toBe(coming.length);
  });

  test('answers every retired link with the one not-found page, whatever the role', async () => {
    const [acme] = await site.app.peek<{ id: string }>(
      "select c.id from clients c join partners p on p.id = c.partner_id where c.code = 'acme-dental' and p.name like 'Northwind%'",
    );
    const retired = [
      '/nowhere',
      '/team',
      '/team/invitations',
      '/team/members',
      '/clients',
      `/clients/${acme?.id}`,
      '/users',
      '/invitations',
      '/invitations/01900000-0000-7000-8000-00000000beef',
    ];
    for (const email of ['dana@acme.test', 'dora@acme.test']) {
      const visitor = await demoPerson(email);
      visitor.expects(...retired.map((path) => `404 ${path}`));
      const answers: object[] = [];
      const texts: string[] = [];
      for (const path of retired) {
        answers.push(await observed(await visitor.page.goto(path)));
        await seen(heading(visitor.page, 'This page doesn’t exist'));
        texts.push(await main(visitor.page).innerText());
      }
      expect(answers[0]).toMatchObject({ status: 404 });
      expect(answers).toEqual(retired.map(() => answers[0]));
      expect(new Set(texts).size).toBe(1);
      await visitor.page.getByRole('link', { name: 'Go to home' }).click();
      await seen(
        heading(visitor.page, email.startsWith('dana') ? 'Welcome, Dana Whitmore' : 'Welcome, Dora Lindgren'),
      );
    }
  });
});

describe('the portal of a client that manages itself', () => {
  test('leads its administrator to the users', async () => {
    const { page } = await demoPerson('erin@blueharbor.test');
    await page.goto('/');
    await eventually(() => namesOf(page)).toEqual(['Billing', 'Calls']);
    await seen(main(page).getByText('Not connected yet: Analytics, Integrations, and Projects.'));
    await eventually(() => sections(page).allInnerTexts()).toEqual(['Home', 'Users', 'Settings']);
    await main(page).getByRole('link', { name: 'Manage users' }).click();
    await seen(heading(page, 'Users'));
    await seen(page.getByRole('link', { name: 'Eli Navarro' }));
    await seen(page.getByRole('button', { name: 'Invite people' }));
    await eventually(() => addressOf(page)).toBe('/users');
  });

  test('tells a role that manages nobody who does, and asks the server for nothing', async () => {
    const { page } = await demoPerson('eli@blueharbor.test');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/users');
    await seen(heading(page, 'Users'));
    await seen(main(page).getByText('Administrators of your organisation manage its users.'));
    await eventually(() => sections(page).allInnerTexts()).toEqual(['Home', 'Settings']);
    expect(asked.filter((url) => url.includes('clientUsers'))).toEqual([]);
  });

  test('never shows a member billing, though it is on', async () => {
    const { page } = await demoPerson('eli@blueharbor.test');
    await page.goto('/');
    await eventually(() => namesOf(page)).toEqual(['Calls']);
    await seen(main(page).getByText('Not connected yet: Analytics and Projects.'));
    await eventually(() => main(page).innerText()).not.toContain('Billing');
  });

  test('tells a community manager without a community the truth, and offers no invitation', async () => {
    const { page } = await demoPerson('gus@blueharbor.test');
    await page.goto('/users');
    await seen(
      main(page).getByText(
        'No community is assigned to you yet. Ask an administrator of Blue Harbor Residences.',
      ),
    );
    await eventually(() => page.getByRole('button', { name: 'Invite people' }).count()).toBe(0);
    await eventually(() => page.getByRole('searchbox').count()).toBe(0);
  });
});

describe('the partner’s preview of it', () => {
  /** All readable text of the home page, line by line. */
  const linesOf = async (text: Promise<string>, name: string) =>
    (await text).split('\n').flatMap((line) => line.trim().replace(name, '[name]') || []);

  test.each([
    ['dana@acme.test', 'Dana Whitmore', 'Acme Dental', 'client_admin'],
    ['erin@blueharbor.test', 'Erin Castellanos', 'Blue Harbor Residences', 'client_admin'],
    ['eli@blueharbor.test', 'Eli Navarro', 'Blue Harbor Residences', 'client_member'],
    ['gus@blueharbor.test', 'Gus', 'Blue Harbor Residences', 'community_manager'],
  ])('is what %s sees, but for the name', async (email, name, client, role) => {
    const own = await demoPerson(email);
    await own.page.goto('/');
    await seen(heading(own.page, `Welcome, ${name}`));
    await seen(main(own.page).getByRole('heading', { name: 'Users' }).or(tiles(own.page)).first());
    const greeting = (await own.page.getByRole('heading', { level: 1 }).innerText()).replace('Welcome, ', '');
    const there = await linesOf(main(own.page).innerText(), greeting);
    const menu = await sections(own.page).allInnerTexts();

    const [place] = await site.app.peek<{ id: string }>(
      "select c.id from clients c join partners p on p.id = c.partner_id where c.business_name = $1 and p.name like 'Northwind%'",
      [client],
    );
    const { page } = await demoPerson('alice@northwind.test');
    await page.goto(`/clients/${place?.id}/preview?as=${role}`);
    const frame = page.getByRole('region', { name: /^The portal of/ });
    await seen(frame.getByRole('heading', { name: 'Welcome, [name]' }));
    expect(await linesOf(frame.locator('[data-preview="page"]').innerText(), greeting)).toEqual(there);
    await eventually(() =>
      frame.getByRole('list', { name: 'Sections' }).getByRole('listitem').allInnerTexts(),
    ).toEqual(menu);
    await eventually(() => frame.locator('a, button, input').count()).toBe(0);
  });
});

describe('names as people have them', () => {
  const unbroken = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3).slice(0, 120);

  test.each([
    ['of one long word', unbroken, unbroken],
    ['written from right to left', 'محمد بن عبد الله الفارسي', 'عيادة الأسنان الكبيرة (حيفا)'],
    ['with pictures', '👩🏽‍🚀 Zoë 🏳️‍🌈', '🦷 Śmile & <b>Söhne</b>'],
  ])('%s break no page of the portal', async (_kind, person, organisation) => {
    const team = await aClientTeam(site.app);
    await site.app.peek('update users set display_name = $2 where id = $1', [team.boss.userId, person]);
    await site.app.peek('update clients set business_name = $2 where id = $1', [team.clientId, organisation]);
    const { page } = await browserOf(site, team.boss);
    for (const path of ['/', '/users', '/settings/profile', '/settings/sessions']) {
      await page.goto(path);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      for (const width of [1280, 390, 320]) {
        await takesOn(page, { size: { width, height: 800 } });
        await staysInPlace(page);
      }
    }
    await page.goto('/');
    await seen(heading(page, `Welcome, ${person}`));
    await seen(main(page).getByText(organisation).first());
  });
});

test('everything of the portal is reachable by keyboard', async () => {
  const { page } = await demoPerson('erin@blueharbor.test');
  await page.goto('/');
  await seen(heading(page, 'Welcome, Erin Castellanos'));
  const reached = new Set<string>();
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const { activeElement: at } = document;
        const outline = at && getComputedStyle(at).outlineStyle !== 'none';
        return at && at !== document.body ? `${at.textContent?.trim()}${outline ? '' : ' (unmarked)'}` : '';
      }),
    );
  }
  const all = [...reached].join('|');
  for (const name of ['Skip to content', 'Home', 'Users', 'Settings', 'Billing', 'Calls', 'Manage users'])
    expect(all).toContain(name);
  expect(all).not.toContain('(unmarked)');
});

describe('a client', () => {
  async function aPortal(role: ClientRole, change: string) {
    const agent = await aPartnerAdmin(site.app);
    const client = await aClient(site.app, agent);
    const person = await aClientUser(site.app, client.id, { role, name: 'Pat Portal' });
    await site.app.peek(change, [client.id, agent.partner.id].slice(0, change.includes('$2') ? 2 : 1));
    const visitor = await browserOf(site, person);
    return { ...visitor, client };
  }

  test('with nothing switched on says so, and whom to ask', async () => {
    const { page } = await aPortal(
      'client_staff',
      'update clients set view_calls = false, view_analytics = false where id = $1',
    );
    await page.goto('/');
    await eventually(() => namesOf(page)).toEqual(['Users', 'Settings']);
    await seen(main(page).getByText('Nothing is available yet.'));
    await seen(main(page).getByText('once your provider turns them on for your role.'));
  });

  test('that is paused can be read, and says so without naming the vendor', async () => {
    const { page, client } = await aPortal(
      'client_admin',
      "update clients set status = 'paused' where id = $1",
    );
    await page.goto('/');
    await seen(main(page).getByText(`${client.businessName} is paused`, { exact: true }));
    await seen(heading(page, 'Welcome, Pat Portal'));
    await eventually(() => main(page).innerText()).not.toContain('vendor');
  });

  test('that is archived has no pages left but the person’s own', async () => {
    const { page, client } = await aPortal(
      'client_admin',
      "update clients set status = 'archived' where id = $1",
    );
    await page.goto('/');
    await seen(heading(page, `${client.businessName} is archived`));
    await seen(main(page).getByText('contact your provider'));
    await eventually(() => sections(page).allInnerTexts()).toEqual(['Settings']);
    await sections(page).click();
    await seen(heading(page, 'Settings'));
    await seen(page.getByRole('textbox', { name: 'Name', exact: true }));
  });

  test('whose partner is archived has a closed portal that says nothing of the partner', async () => {
    const visitor = await aPortal(
      'client_admin',
      "with client as (select partner_id from clients where id = $1) update partners set status = 'archived' where id in (select partner_id from client)",
    );
    visitor.expects('403 portal.home');
    await visitor.page.goto('/');
    await seen(heading(visitor.page, 'This portal is closed'));
    await gone(visitor.page.getByText('archived'));
  });
});
