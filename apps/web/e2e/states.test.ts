import { demoPassword } from '@gatehouse/core/demo';
import { anInvitation } from '@gatehouse/core/testing';
import type { Page, Response } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const site = openSite({ demo: true });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const main = (page: Page) => page.getByRole('main');

async function demoPerson(email: string): Promise<Visitor> {
  const visitor = await site.visitor();
  await visitor.signIn(email, demoPassword);
  return visitor;
}

/** Everything a browser learns about a page, apart from what differs each time. */
async function observed(response: Response | null): Promise<object> {
  const headers = await response?.allHeaders();
  const { date: _date, 'x-request-id': _id, ...same } = headers ?? {};
  return { status: response?.status(), headers: same, body: await response?.text() };
}

describe('an organisation', () => {
  test('that is not set up yet: says so, and whom to ask; nothing of the team is loaded', async () => {
    const { page } = await demoPerson('pia@pending.test');
    const calls: string[] = [];
    page.on('request', (request) => calls.push(request.url()));
    await page.goto('/team');
    await seen(heading(page, 'Harbourline Studio is being set up'));
    await seen(main(page).getByText('Your pages appear here once the vendor has finished.'));
    const contact = main(page).getByRole('link', { name: 'support@vendor.test' });
    await eventually(() => contact.getAttribute('href')).toBe('mailto:support@vendor.test');
    await eventually(() => page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      'Settings',
    ]);
    expect(calls.filter((url) => url.includes('partnerTeam'))).toEqual([]);
  });

  test('that is suspended during work: the next act is refused with its reason', async () => {
    const { admin, user, partner } = await aTeam(site.app, { name: 'Sudden Stop' });
    await anInvitation(site.app, { admin });
    const visitor = await browserOf(site, admin);
    visitor.expects('403 partnerTeam.changeRole');
    const { page } = visitor;
    await page.goto('/team');
    await page.getByRole('button', { name: `Actions for ${user.name}` }).click();
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    await site.app.peek("update partners set status = 'suspended' where id = $1", [partner.id]);
    await page.getByRole('button', { name: 'Make administrator' }).click();
    await seen(page.getByRole('dialog').getByText('Your organisation is suspended, so changes are on hold.'));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await seen(main(page).getByText('Sudden Stop is suspended', { exact: true }));
    await page.getByRole('button', { name: `Actions for ${user.name}` }).click();
    const item = page.getByRole('menuitem', { name: /^Remove from the team/ });
    // Shown once for the whole menu, and added to each item for readers who cannot see the menu.
    const why = page.getByRole('menu').getByText('Your organisation is suspended');
    await seen(why);
    await eventually(() => item.getAttribute('aria-disabled')).toBe('true');
    await eventually(() => item.getAttribute('aria-describedby')).toBe(await why.getAttribute('id'));
  });

  test('that is archived has no pages left, only its state', async () => {
    const { admin, partner } = await aTeam(site.app, { name: 'Long Gone' });
    await site.app.peek("update partners set status = 'archived' where id = $1", [partner.id]);
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await seen(heading(page, 'Long Gone is archived'));
    await eventually(() => page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      'Settings',
    ]);
  });
});

describe('not found', () => {
  test('is one page, for what never existed and for what is outside one’s tier', async () => {
    const visitor = await demoPerson('sasha@vendor.test');
    visitor.expects('404 /team', '404 /team/invitations', '404 /nowhere', '404 /clients/acme-dental');
    const { page } = visitor;
    const answers: object[] = [];
    const texts: string[] = [];
    for (const path of ['/nowhere', '/team', '/team/invitations', '/clients/acme-dental']) {
      answers.push(await observed(await page.goto(path)));
      await seen(heading(page, 'This page doesn’t exist'));
      texts.push(await main(page).innerText());
    }
    expect(answers[0]).toMatchObject({ status: 404 });
    expect(answers).toEqual(Array(4).fill(answers[0]));
    expect(new Set(texts).size).toBe(1);
    await page.getByRole('link', { name: 'Go to home' }).click();
    await seen(heading(page, 'Welcome, Sasha Lindqvist'));
  });

  test('reads the same when signed out', async () => {
    const visitor = await site.visitor();
    visitor.expects('404 /nowhere');
    await visitor.page.goto('/nowhere');
    await seen(heading(visitor.page, 'This page doesn’t exist'));
    await eventually(() => visitor.page.getByRole('navigation').count()).toBe(0);
  });

  test('of the vendor’s staff, whose home says what there is', async () => {
    const { page } = await demoPerson('sam@vendor.test');
    await page.goto('/');
    await seen(heading(page, 'Welcome, Sam Okafor'));
    await seen(main(page).getByText('Staff support'));
    await eventually(() => page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      'Settings',
    ]);
  });
});

describe('without a connection', () => {
  test('a banner says so, a change is refused and not lost, and work continues when it is back', async () => {
    const { admin, user } = await aTeam(site.app);
    const visitor = await browserOf(site, admin);
    const lost = 'net::ERR_INTERNET_DISCONNECTED';
    // The lists are reloaded after every act, refused ones too.
    visitor.expects(`${lost} partnerTeam.changeRole`, `${lost} partnerTeam.members`);
    visitor.expects(`${lost} partnerTeam.invitations`);
    const { page, context } = visitor;
    await page.goto('/team');
    await page.getByRole('button', { name: `Actions for ${user.name}` }).click();
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    await context.setOffline(true);
    await seen(page.getByText('You’re offline. You can keep reading'));
    const lists = ['partnerTeam.members', 'partnerTeam.invitations'].map((name) =>
      page.waitForEvent('requestfailed', (request) => request.url().includes(name)),
    );
    await page.getByRole('button', { name: 'Make administrator' }).click();
    await seen(page.getByRole('dialog').getByText('You’re offline, so nothing was sent.'));
    await Promise.all(lists);
    await seen(page.getByRole('link', { name: user.name, includeHidden: true }));

    await context.setOffline(false);
    await gone(page.getByText('You’re offline. You can keep reading'));
    await page.getByRole('button', { name: 'Make administrator' }).click();
    await seen(page.getByText('Uli User is now a partner administrator.'));
  });
});

describe('a page whose code is not loaded yet', () => {
  test('without a connection says so, and opens when it is back', async () => {
    const { admin } = await aTeam(site.app);
    const visitor = await browserOf(site, admin);
    const { page, context } = visitor;
    const failed: string[] = [];
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      failed.push(`${why} ${new URL(request.url()).pathname.replace('/trpc/', '')}`);
    });
    await page.goto('/team');
    await seen(page.getByRole('link', { name: 'Uli User' }));
    await context.setOffline(true);
    // The foot of the sidebar stays visible below the banner.
    await seen(page.getByText('You’re offline. You can keep reading'));
    const foot = await page.getByRole('button', { name: /^Account/ }).boundingBox();
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(800);
    await page.getByRole('link', { name: 'Clients' }).click();
    await seen(page.getByText('This page is not loaded yet. It opens when you are back online.'));
    await context.setOffline(false);
    await seen(page.getByRole('heading', { level: 1, name: 'Clients' }));
    await seen(page.getByText('No clients yet').or(page.getByText('0 clients')).first());
    visitor.allows(...failed);
  });

  test('and that the server no longer has is reloaded once automatically, then by hand', async () => {
    const { admin } = await aTeam(site.app);
    const visitor = await browserOf(site, admin);
    const { page } = visitor;
    await page.goto('/team');
    await seen(page.getByRole('link', { name: 'Uli User' }));
    await page.route(/\/assets\/clients-page-.*\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
    page.on('response', (response) => {
      if (response.status() === 404) visitor.allows(`404 ${new URL(response.url()).pathname}`);
    });
    let loads = 0;
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loads += 1;
    });
    await page.getByRole('link', { name: 'Clients' }).click();
    await seen(page.getByText('A new version of the portal is available.'));
    await eventually(() => loads).toBe(1);
    await page.unroute(/\/assets\/clients-page-.*\.js$/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await seen(page.getByRole('heading', { level: 1, name: 'Clients' }));
    expect(loads).toBe(2);
  });
});

describe('an error on our side', () => {
  test('in the page’s own code shows a page that can be reloaded, not a blank one', async () => {
    const { user } = await aTeam(site.app);
    const visitor = await browserOf(site, user);
    const { page } = visitor;
    // An answer of an unexpected shape is the honest way to crash a page.
    await page.route(/partnerTeam\.members/, (route) =>
      route.fulfill({ json: [{ result: { data: { items: [null], nextCursor: null, total: 1 } } }] }),
    );
    const crashes: string[] = [];
    page.on('pageerror', ({ message }) => crashes.push(message));
    await page.goto('/team?q=ada');
    await seen(heading(page, 'This page couldn’t be loaded'));
    await seen(page.getByText('Something went wrong. Reload the page.'));
    await eventually(() => crashes.length).toBeGreaterThan(0);
    visitor.expects(...crashes.map((message) => `uncaught: ${message}`));
    await page.unroute(/partnerTeam\.members/);
    await page.reload();
    await seen(page.getByRole('link', { name: 'Ada Admin' }));
    await eventually(() => addressOf(page)).toBe('/team?q=ada');
  });
});
