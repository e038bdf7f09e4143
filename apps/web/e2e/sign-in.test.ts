import { demoPassword } from '@gatehouse/core/demo';
import { testPassword } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, gone, seen } from './support/see.ts';
import { settled } from './support/settled.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

const teamHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Partner team' });
const signInHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' });

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('signing in', () => {
  test('says the same for a wrong password and for an unknown address', async () => {
    const { admin } = await aTeam(site.app);
    const { page, expects } = await site.visitor();
    expects('401 auth.signIn');
    await page.goto('/sign-in');
    const problem = page.getByRole('main').getByRole('alert');
    const texts: string[] = [];
    for (const email of [admin.email, 'nobody@nowhere.test']) {
      await fillIn(page, email, 'not the password');
      await seen(problem);
      texts.push(await problem.innerText());
      // The button works again, and the typed text is still there.
      await eventually(() => page.getByLabel('E-mail address').inputValue()).toBe(email);
      await page.reload();
    }
    expect(texts).toEqual(Array(2).fill('The e-mail address or password is wrong.'));
  });

  test('asks for missing fields before anything is sent', async () => {
    const { page } = await site.visitor();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await seen(page.getByText('Enter your e-mail address.'));
    await seen(page.getByText('Enter your password.'));
  });

  test('after five wrong passwords says how long to wait, even for the right one', async () => {
    const { user } = await aTeam(site.app);
    const { page, expects } = await site.visitor();
    expects('401 auth.signIn', '429 auth.signIn');
    await page.goto('/sign-in');
    const answers: number[] = [];
    page.on('response', (answer) => void (answer.url().includes('signIn') && answers.push(answer.status())));
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await fillIn(page, user.email, `guess number ${attempt}`);
      await eventually(() => answers.length).toBe(attempt);
      // The message has been there since the first attempt: only a settled page shows the answer to this one.
      await settled(page);
      await seen(page.getByText('The e-mail address or password is wrong.'));
    }
    await fillIn(page, user.email, testPassword);
    await seen(page.getByText(/^Too many attempts\. Try again in 1[45] minutes\.$/));
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test.each([
    ['/team/invitations?q=noor', '/team/invitations?q=noor'],
    // Any order of the parameters is fine.
    ['/team?sort=-lastActive&role=partner_admin', '/team?role=partner_admin&sort=-lastActive'],
  ])('leads to the requested page: %s', async (wanted, landed) => {
    const { admin } = await aTeam(site.app);
    const { page } = await site.visitor();
    await page.goto(wanted);
    await seen(page.getByText('Sign in to open that page.'));
    await fillIn(page, admin.email, testPassword);
    await seen(teamHeading(page));
    await eventually(() => addressOf(page)).toBe(landed);
  });

  test.each(['//evil.test', '/\\evil.test', 'https://evil.test/', '/\t/evil.test', 'javascript:alert(1)'])(
    'never leads anywhere else: %s',
    async (next) => {
      const { admin } = await aTeam(site.app);
      const { page } = await site.visitor();
      const visited = new Set<string>();
      page.on('framenavigated', (frame) => visited.add(new URL(frame.url()).origin));
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await fillIn(page, admin.email, testPassword);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await gone(signInHeading(page));
      expect([...visited]).toEqual([site.url]);
    },
  );

  test('redirects people who are already signed in, without asking again', async () => {
    const { user } = await aTeam(site.app);
    const { page } = await browserOf(site, user);
    await page.goto('/sign-in?next=%2Fteam%3Fq%3Dada');
    await seen(teamHeading(page));
    await eventually(() => addressOf(page)).toBe('/team?q=ada');
  });
});

describe('a session that ends', () => {
  test.each([
    {
      by: 'a click',
      notices: (page: Page) => page.getByRole('button', { name: 'Name', exact: true }).click(),
      place: '/team',
    },
    { by: 'a request of its own', notices: comesBackTo, place: '/team?sort=role' },
  ])(
    'elsewhere is noticed by $by: to sign-in with a reason, and back to the same page',
    async ({ notices, place }) => {
      const { admin } = await aTeam(site.app);
      const { page, expects, allows } = await browserOf(site, admin);
      if (notices === comesBackTo) allows('401 partnerTeam.members', '401 partnerTeam.invitations');
      else expects('401 partnerTeam.members');
      await page.goto('/team?sort=role');
      await seen(page.getByRole('link', { name: 'Uli User' }));
      // Otherwise an answer still under way would reveal it before anything is done here.
      await settled(page);
      await site.app.peek('delete from sessions where user_id = $1', [admin.userId]);
      await notices(page);
      await seen(page.getByText('Your session has ended. Sign in to continue where you left off.'));
      await fillIn(page, admin.email, testPassword);
      await seen(teamHeading(page));
      await eventually(() => addressOf(page)).toBe(place);
    },
  );

  test('by signing out affects the other tabs too, and the back button shows nothing', async () => {
    const { admin } = await aTeam(site.app);
    const visitor = await browserOf(site, admin);
    // The other tab also reloads its list if that has become stale meanwhile.
    visitor.allows('401 partnerTeam.invitations', '401 partnerTeam.members');
    const other = await visitor.newTab();
    await other.goto('/team/invitations');
    await seen(teamHeading(other));
    await visitor.page.goto('/team');
    await visitor.page.getByRole('button', { name: 'Account: Ada Admin' }).click();
    await visitor.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await seen(visitor.page.getByText('You are signed out.'));
    await visitor.page.goBack();
    await seen(signInHeading(visitor.page));
    await eventually(() => visitor.page.getByText('Ada Admin').count()).toBe(0);

    await comesBackTo(other);
    await seen(other.getByText('Your session has ended. Sign in to continue where you left off.'));
    await eventually(() => other.getByText('Ada Admin').count()).toBe(0);
  });
});

describe('a person with several organisations', () => {
  test('chooses one after signing in, arrives at the requested page, and switches without signing out', async () => {
    const { page } = await site.visitor();
    await page.goto('/team?q=adler');
    await fillIn(page, 'max@northwind.test', demoPassword);
    await seen(page.getByRole('heading', { level: 1, name: 'Choose an organisation' }));
    await page.getByRole('button', { name: 'Southbank Partners Partner user' }).click();
    await seen(teamHeading(page));
    await eventually(() => addressOf(page)).toBe('/team?q=adler');
    await seen(page.getByText('1 member found'));
    await page.getByRole('searchbox').fill('');
    await seen(page.getByRole('link', { name: 'Carol Whitfield' }));

    await page.getByRole('button', { name: 'Switch organisation: Southbank Partners Partner user' }).click();
    await page.getByRole('menuitemradio', { name: 'Northwind Agency Partner user' }).click();
    await seen(page.getByRole('link', { name: 'Alice Berger' }));
    await gone(page.getByRole('link', { name: 'Carol Whitfield' }));
    await seen(page.getByText('People at Northwind Agency.'));
  });

  test('sees nothing before choosing', async () => {
    const visitor = await site.visitor();
    await visitor.signIn('max@northwind.test', demoPassword);
    await visitor.page.goto('/');
    await seen(visitor.page.getByRole('heading', { level: 1, name: 'Choose an organisation' }));
    await eventually(() => visitor.page.getByRole('navigation').count()).toBe(0);
    await visitor.page.getByRole('button', { name: 'Sign out' }).click();
    await seen(visitor.page.getByText('You are signed out.'));
  });
});
