import {
  aClientTeam,
  alsoMemberOf,
  aPartner,
  aMember,
  permit,
  testPassword,
  type ClientTeam,
} from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const changed = (page: Page) => page.getByText('Your permissions have changed.');
const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' }).getByRole('link');

/** The client's administrator with the list of users open. */
async function onUsers(team: ClientTeam) {
  const visitor = await browserOf(site, team.boss);
  await visitor.page.goto('/users');
  await seen(visitor.page.getByRole('table').getByText(team.boss.email));
  return visitor;
}

/** Loads of the document, and queries of the session: a redirect loop makes many. */
function watchCircles(page: Page) {
  const seenLoads: string[] = [];
  const sessions: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) seenLoads.push(request.url());
    if (request.url().includes('auth.session')) sessions.push(request.url());
  });
  return { loads: () => seenLoads.length, sessions: () => sessions.length };
}

describe('while a page is open', () => {
  test('a permission that is switched off closes the page, says so, and leads to the start page', async () => {
    const team = await aClientTeam(site.app);
    const visitor = await onUsers(team);
    visitor.expects('404 clientUsers.list');
    const { page } = visitor;
    const circles = watchCircles(page);
    await permit(site.app, team, 'manage_users', false);
    await page.getByRole('searchbox').fill('somebody');
    await seen(heading(page, `Welcome, ${team.boss.name}`));
    await seen(changed(page));
    await seen(page.getByText('Your provider manages your users.'));
    await eventually(() => addressOf(page)).toBe('/');
    await eventually(() => sections(page).allInnerTexts()).toEqual(['Home', 'Settings']);
    expect(circles.loads()).toBe(0);
    expect(circles.sessions()).toBeLessThan(5);
    // From here on it answers like a page that never existed.
    visitor.expects('404 /users');
    await page.goto('/users');
    await seen(heading(page, 'This page doesn’t exist'));
  });

  test('a removed role leaves the page open, which now says who manages the users', async () => {
    const team = await aClientTeam(site.app);
    const visitor = await onUsers(team);
    visitor.expects('403 clientUsers.list');
    const { page } = visitor;
    const circles = watchCircles(page);
    await site.app.peek("update memberships set role = 'client_member' where id = $1", [
      team.boss.membershipId,
    ]);
    await page.getByRole('searchbox').fill('somebody');
    await seen(page.getByText('Administrators of your organisation manage its users.'));
    await seen(changed(page));
    await gone(page.getByRole('table'));
    await eventually(() => sections(page).allInnerTexts()).toEqual(['Home', 'Settings']);
    expect(circles.loads()).toBe(0);
    expect(circles.sessions()).toBeLessThan(5);
  });

  test('a feature that is switched on or off appears or disappears when the reader comes back', async () => {
    const team = await aClientTeam(site.app);
    const { page } = await browserOf(site, team.boss);
    await page.goto('/');
    await seen(page.getByRole('listitem').filter({ hasText: 'Calls' }));
    await permit(site.app, team, 'view_calls', false);
    await permit(site.app, team, 'manage_billing', true);
    await comesBackTo(page);
    await gone(page.getByRole('listitem').filter({ hasText: 'Calls' }));
    await seen(page.getByRole('listitem').filter({ hasText: 'Billing' }));
    await seen(changed(page));
  });

  test.each(['deactivated', 'removed'])(
    'a person who is %s is redirected to sign-in, with a reason',
    async (status) => {
      const team = await aClientTeam(site.app);
      const visitor = await onUsers(team);
      visitor.expects('401 clientUsers.list');
      const { page } = visitor;
      await site.app.peek('update memberships set status = $2 where id = $1', [
        team.boss.membershipId,
        status,
      ]);
      await page.getByRole('searchbox').fill('somebody');
      await seen(page.getByText('Your session has ended. Sign in to continue where you left off.'));
      await seen(heading(page, 'Sign in'));
      await eventually(() => page.getByText(team.boss.email).count()).toBe(0);
    },
  );
});

describe('two tabs of one browser', () => {
  /** An administrator of two partners: the first tab shows East Gate, the second has just switched to West Gate. */
  async function inTwoPlaces() {
    const east = await aPartner(site.app, { name: 'East Gate' });
    const west = await aPartner(site.app, { name: 'West Gate' });
    const person = await aMember(site.app, { partner: east, role: 'partner_admin', name: 'Ray Two' });
    await alsoMemberOf(site.app, person, west, 'partner_admin');
    const visitor = await browserOf(site, person);
    visitor.allows('404 /team');
    const { page } = visitor;
    await page.goto('/team');
    await page.getByRole('button', { name: /East Gate/ }).click();
    await seen(heading(page, 'Partner team'));
    const second = await visitor.newTab();
    const switchThere = async () => {
      await second.goto('/clients');
      await second.getByRole('button', { name: /Switch organisation: East Gate/ }).click();
      await second.getByRole('menuitemradio', { name: /West Gate/ }).click();
      await seen(second.getByRole('button', { name: /Switch organisation: West Gate/ }));
    };
    return { visitor, page, second, switchThere, east, west };
  }

  const invitedTo = async (partnerId: string) =>
    (
      await site.app.peek<{ email: string }>('select email from invitations where partner_id = $1', [
        partnerId,
      ])
    ).map(({ email }) => email);

  test('what one tab shows is not sent for the other tab’s membership, and typed text is not lost', async () => {
    const { visitor, page, switchThere, east, west } = await inTwoPlaces();
    await page.getByRole('button', { name: 'Invite people' }).click();
    const dialog = page.getByRole('dialog', { name: /Invite/ });
    visitor.allows('409 partnerTeam.checkAddresses');
    await dialog.getByRole('textbox').first().fill('new@east.test,');
    await switchThere();
    await seen(page.getByText('This page still shows East Gate.'));
    visitor.expects('409 partnerTeam.invite');
    await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
    const question = page.getByRole('dialog', { name: 'You switched to West Gate in another tab' });
    await seen(question);
    expect(await invitedTo(east.id)).toEqual([]);
    expect(await invitedTo(west.id)).toEqual([]);
    await question.getByRole('button', { name: 'Switch back to East Gate' }).click();
    await gone(question);
    await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
    await eventually(() => invitedTo(east.id)).toEqual(['new@east.test']);
    expect(await invitedTo(west.id)).toEqual([]);
  });

  test('an outdated page changes to the other organisation only when told to', async () => {
    const { page, switchThere } = await inTwoPlaces();
    await switchThere();
    await seen(page.getByText('This page still shows East Gate.'));
    await seen(page.getByRole('button', { name: /Switch organisation: East Gate/ }));
    // No other page can be shown as East Gate’s.
    await page.getByRole('link', { name: 'Clients' }).click();
    const question = page.getByRole('dialog', { name: 'You switched to West Gate in another tab' });
    await question.getByRole('button', { name: 'Continue in West Gate' }).click();
    await seen(page.getByRole('button', { name: /Switch organisation: West Gate/ }));
    await gone(page.getByText('This page still shows East Gate.'));
  });

  test('a sign-out and another person’s sign-in reach the other tab, which does nothing in their name', async () => {
    const team = await aClientTeam(site.app);
    const other = await aMember(site.app, { role: 'partner_admin', name: 'Ona Other' });
    const visitor = await browserOf(site, team.boss);
    const { page } = visitor;
    await page.goto('/settings/sessions');
    await seen(heading(page, 'Settings'));
    // A tab that gets no notice: another person uses the browser without its knowledge.
    await visitor.context.clearCookies();
    await visitor.signIn(other.email, testPassword);
    await comesBackTo(page);
    const cover = page.getByRole('dialog', { name: 'Ona Other is signed in now' });
    await seen(cover);
    await page.keyboard.press('Escape');
    await cover.getByRole('button', { name: 'Continue as Ona Other' }).click();
    await seen(page.getByRole('button', { name: /Account: .*Ona Other/ }));
    // And one that does get it.
    const second = await visitor.newTab();
    await second.goto('/team');
    await second.getByRole('button', { name: /^Account/ }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    await seen(heading(page, 'Sign in'));
  });
});

describe('text typed when the session ends', () => {
  async function halfAClient() {
    const partner = await aPartner(site.app, { name: 'Long Form' });
    const admin = await aMember(site.app, { partner, role: 'partner_admin', name: 'Ada Admin' });
    const visitor = await browserOf(site, admin);
    const { page } = visitor;
    visitor.allows('401 clients.list');
    await page.goto('/clients?add=true');
    await page.getByLabel('Business name').fill('Fern & Co');
    await page.getByLabel('Contact name').fill('Fay Fern');
    await site.app.peek('delete from sessions where user_id = $1', [admin.userId]);
    await comesBackTo(page);
    await seen(heading(page, 'Sign in'));
    const signIn = async (email: string) => {
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(testPassword);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    };
    return { visitor, page, admin, signIn };
  }

  test('is there again when the same person comes back', async () => {
    const { page, admin, signIn } = await halfAClient();
    await signIn(admin.email);
    await seen(page.getByText('We kept what you had entered'));
    await eventually(() => page.getByLabel('Business name').inputValue()).toBe('Fern & Co');
    await eventually(() => page.getByLabel('Contact name').inputValue()).toBe('Fay Fern');
    // Once: closed by the reader, it does not come back.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard', exact: false }).click();
    await page.getByRole('button', { name: /^Add/ }).first().click();
    await eventually(() => page.getByLabel('Business name').inputValue()).toBe('');
  });

  test('is never shown to another person', async () => {
    const { visitor, page, admin, signIn } = await halfAClient();
    visitor.allows('404 /clients');
    const other = await aMember(site.app, { role: 'partner_admin', name: 'Ona Other' });
    await signIn(other.email);
    await seen(page.getByLabel('Business name'));
    await eventually(() => page.getByLabel('Business name').inputValue()).toBe('');
    await eventually(() => page.getByText('We kept what you had entered').count()).toBe(0);
    // Nor to the first person, after another one has been here.
    await site.app.peek('delete from sessions where user_id = $1', [other.userId]);
    await comesBackTo(page);
    await signIn(admin.email);
    await seen(page.getByLabel('Business name'));
    await eventually(() => page.getByLabel('Business name').inputValue()).toBe('');
  });

  test('can still be copied by a person who may no longer send it', async () => {
    const partner = await aPartner(site.app, { name: 'Demoted' });
    await aMember(site.app, { partner, role: 'partner_admin' });
    const admin = await aMember(site.app, { partner, role: 'partner_admin', name: 'Ada Admin' });
    const visitor = await browserOf(site, admin);
    const { page } = visitor;
    await page.goto('/team?invite=true');
    const dialog = page.getByRole('dialog', { name: /Invite/ });
    // The addresses are looked up while they are typed: before the role changes, or refused after it.
    visitor.allows('403 partnerTeam.checkAddresses');
    await dialog.getByRole('textbox').first().fill('one@new.test, two@new.test,');
    await site.app.peek("update memberships set role = 'partner_user' where id = $1", [admin.membershipId]);
    visitor.expects('403 partnerTeam.invite');
    visitor.allows('403 partnerTeam.invitations');
    await dialog.getByRole('button', { name: 'Send 2 invitations' }).click();
    const lost = page.getByRole('dialog', { name: 'You can no longer invite people' });
    await seen(lost);
    await eventually(() => lost.getByRole('textbox').inputValue()).toBe('one@new.test\ntwo@new.test');
    await lost.getByRole('button', { name: 'Done' }).click();
    await gone(lost);
  });
});

describe('switching without signing out', () => {
  test('leads from a client to a partner and back, each time to an existing page', async () => {
    const partner = await aPartner(site.app, { name: 'Harbour Light' });
    const agent = await aMember(site.app, { partner, role: 'partner_admin', name: 'Lee Both' });
    const team = await aClientTeam(site.app);
    await site.app.peek(
      `insert into memberships (id, user_id, partner_id, client_id, role)
       select gen_random_uuid(), $1, partner_id, id, 'client_admin' from clients where id = $2`,
      [agent.userId, team.clientId],
    );
    const visitor = await browserOf(site, agent);
    // No membership is chosen yet, so the document is not found; the choice comes first nevertheless.
    visitor.expects('404 /clients');
    const { page } = visitor;
    const switchTo = async (from: string, to: string) => {
      await page.getByRole('button', { name: `Switch organisation: ${from}` }).click();
      await page.getByRole('menuitemradio', { name: to }).click();
    };
    await page.goto('/clients?q=nobody');
    await page.getByRole('button', { name: new RegExp(team.businessName) }).click();
    // The client has no such page: the choice leads to one that exists.
    await seen(heading(page, 'Welcome, Lee Both'));
    await sections(page).filter({ hasText: 'Users' }).click();
    await seen(page.getByRole('table').getByText(team.boss.email));

    await switchTo(team.businessName, 'Harbour Light');
    await seen(heading(page, 'Partner team'));
    await eventually(() => addressOf(page)).toBe('/team');
    await gone(page.getByText(team.boss.email));

    await page.getByRole('link', { name: 'Clients' }).click();
    await seen(heading(page, 'Clients'));
    await switchTo('Harbour Light', team.businessName);
    await seen(heading(page, 'Welcome, Lee Both'));
    await eventually(() => addressOf(page)).toBe('/');
    await eventually(() => page.getByText('Your permissions have changed.').count()).toBe(0);
  });

  test('keeps the section where it exists there, but not what was open in it', async () => {
    const [one, other] = [
      await aPartner(site.app, { name: 'East Gate' }),
      await aPartner(site.app, { name: 'West Gate' }),
    ];
    const person = await aMember(site.app, { partner: one, role: 'partner_admin', name: 'Ray Two' });
    await alsoMemberOf(site.app, person, other);
    const visitor = await browserOf(site, person);
    visitor.expects('404 /team/invitations');
    const { page } = visitor;
    await page.goto('/team/invitations?q=x');
    await page.getByRole('button', { name: /East Gate/ }).click();
    await eventually(() => addressOf(page)).toBe('/team/invitations?q=x');
    await page.getByRole('button', { name: /Switch organisation: East Gate/ }).click();
    await page.getByRole('menuitemradio', { name: /West Gate/ }).click();
    await seen(page.getByText('People at West Gate.'));
    await eventually(() => addressOf(page)).toBe('/team');
  });
});
