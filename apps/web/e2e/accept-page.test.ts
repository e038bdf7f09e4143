import {
  acceptLink,
  aMember,
  anInvitation,
  letExpire,
  testPassword,
  type TestInvitation,
} from '@gatehouse/core/testing';
import type { Page, Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf, membershipsOf } from './support/people.ts';
import { addressOf, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const linkOf = (invitation: TestInvitation) => `${site.url}/accept#token=${invitation.token()}`;
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const theTeam = (page: Page) => heading(page, 'Partner team');
const sentBy = async (request: Request) => {
  const { referer } = await request.allHeaders();
  return referer ? [request.url(), `referrer ${referer}`] : [request.url()];
};
const acceptsOf = (page: Page) => {
  const calls: string[] = [];
  page.on('request', (call) => void (call.url().includes('invitations.accept') && calls.push(call.url())));
  return calls;
};

describe('an invitation, opened', () => {
  test('changes nothing by itself, and keeps its token out of addresses, history and referrers', async () => {
    const { admin, partner } = await aTeam(site.app, { name: 'Quiet Harbour' });
    const invitation = await anInvitation(site.app, { admin });
    const token = invitation.token();
    const { page } = await site.visitor();
    const asked: Promise<readonly string[]>[] = [];
    page.on('request', (request) => asked.push(sentBy(request)));

    await page.goto(linkOf(invitation));
    await seen(heading(page, 'Join Quiet Harbour'));
    await eventually(() => addressOf(page)).toBe('/accept');
    await page.reload();
    await seen(heading(page, 'Join Quiet Harbour'));
    await page.goto('/sign-in');
    await page.goBack();
    await seen(heading(page, 'Join Quiet Harbour'));
    await eventually(() => addressOf(page)).toBe('/accept');

    const sent = (await Promise.all(asked)).flat();
    expect(sent).toContain(`${site.url}/accept`);
    expect(sent.filter((text) => text.includes(token) || text.startsWith('referrer'))).toEqual([]);
    const rows = await site.app.peek('select status from invitations where partner_id = $1', [partner.id]);
    expect(rows).toEqual([{ status: 'pending' }]);
    expect(await membershipsOf(site.app, invitation.email)).toEqual([]);
  });

  test('asks a new person for a name and a password that is hard to guess', async () => {
    const { admin } = await aTeam(site.app, { name: 'Tall Pines' });
    const invitation = await anInvitation(site.app, { admin, email: 'noor.haddad@example.test' });
    const { page } = await site.visitor();
    await page.goto(linkOf(invitation));
    const calls = acceptsOf(page);
    const accept = page.getByRole('button', { name: 'Accept and create account' });
    await accept.click();
    await seen(page.getByText('Enter your name.'));
    await page.getByLabel('Your name').fill('Noor Haddad');
    await page.getByLabel('Choose a password').fill('tall pines 2026');
    await accept.click();
    await seen(page.getByText('This password doesn’t meet the requirements below.'));
    await seen(page.getByText(/Remove “tall/i));
    expect(calls).toEqual([]);

    await page.getByLabel('Choose a password').fill('nine grey boats return');
    await accept.dblclick();
    await seen(theTeam(page));
    // The welcome says where the person is now, with which role, and what to do; it stays until it is closed.
    const welcome = page.getByRole('region', { name: 'Welcome to Tall Pines' });
    await seen(welcome.getByText('You joined as Partner user.'));
    await page.reload();
    await welcome.getByRole('link', { name: 'Set up two-step verification' }).click();
    await eventually(() => addressOf(page)).toBe('/settings/security');
    await welcome.getByRole('button', { name: 'Dismiss' }).click();
    await page.reload();
    await seen(heading(page, 'Settings'));
    await gone(welcome);
    expect(calls).toHaveLength(1);
    expect(await membershipsOf(site.app, invitation.email)).toMatchObject([
      { role: 'partner_user', status: 'active' },
    ]);
  });
});

describe('a person with an account', () => {
  test('signs in first, comes back to the invitation, and accepts it', async () => {
    const known = await aMember(site.app, { name: 'Kim Known', email: 'kim@elsewhere.test' });
    const { admin } = await aTeam(site.app, { name: 'Second Home' });
    const invitation = await anInvitation(site.app, { admin, email: known.email, role: 'partner_admin' });
    const { page } = await site.visitor();
    await page.goto(linkOf(invitation));
    await seen(page.getByText('There is already an account for kim@elsewhere.test.'));
    await page.getByRole('link', { name: 'Sign in to accept' }).click();
    await seen(page.getByText('Sign in to accept the invitation.'));
    await eventually(() => page.getByLabel('E-mail address').inputValue()).toBe('kim@elsewhere.test');
    await page.getByLabel('Password', { exact: true }).fill(testPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await seen(page.getByText('You are signed in as kim@elsewhere.test.'));
    await page.getByRole('button', { name: 'Join Second Home' }).click();
    await seen(theTeam(page));
    await seen(page.getByRole('button', { name: 'Switch organisation: Second Home Partner administrator' }));
    const memberships = await membershipsOf(site.app, known.email);
    expect(memberships.map(({ status }) => status)).toEqual(['active', 'active']);
  });

  test('when signed in accepts with one button; pressing it twice joins once', async () => {
    const known = await aMember(site.app, { name: 'Rae Right' });
    const { admin, partner } = await aTeam(site.app, { name: 'Double Door' });
    const invitation = await anInvitation(site.app, { admin, email: known.email });
    const { page } = await browserOf(site, known);
    await page.goto(linkOf(invitation));
    const calls = acceptsOf(page);
    await page.getByRole('button', { name: 'Join Double Door' }).dblclick();
    await seen(theTeam(page));
    expect(calls).toHaveLength(1);
    const memberships = await membershipsOf(site.app, known.email);
    expect(memberships.filter((one) => one.partner_id === partner.id)).toHaveLength(1);
  });

  test('when signed in as another person says so, and offers to switch or stay', async () => {
    const { admin, user } = await aTeam(site.app, { name: 'Two Hats' });
    const invitation = await anInvitation(site.app, { admin, email: 'other.hat@example.test' });
    const { page } = await browserOf(site, user);
    await page.goto(linkOf(invitation));
    await seen(page.getByText('This invitation is for a different address'));
    await seen(
      page.getByText(`You are signed in as ${user.email}. The invitation is for other.hat@example.test.`),
    );
    await page.getByRole('link', { name: `Stay signed in as ${user.email}` }).click();
    await seen(theTeam(page));
    await page.goBack();
    await page.getByRole('button', { name: 'Sign out and continue as other.hat@example.test' }).click();
    await seen(page.getByLabel('Your name'));
    await gone(page.getByText('This invitation is for a different address'));
    await page.reload();
    await seen(page.getByLabel('Your name'));
  });

  test('who has accepted already is led there by the same link', async () => {
    const known = await aMember(site.app, { name: 'Ona Once' });
    const { admin } = await aTeam(site.app, { name: 'Once Is Enough' });
    const invitation = await anInvitation(site.app, { admin, email: known.email });
    const visitor = await browserOf(site, known);
    const { page } = visitor;
    await page.goto(linkOf(invitation));
    await page.getByRole('button', { name: 'Join Once Is Enough' }).click();
    await seen(theTeam(page));
    visitor.expects('404 invitations.preview');
    await page.goto(linkOf(invitation));
    await seen(heading(page, 'You’ve already accepted this invitation'));
    await page.getByRole('button', { name: 'Open Once Is Enough' }).click();
    await seen(theTeam(page));
  });

  test('with a copied link is offered both ways, and told when there is an account', async () => {
    const known = await aMember(site.app, { name: 'Hal Handed' });
    const { admin } = await aTeam(site.app, { name: 'By Hand' });
    const invitation = await anInvitation(site.app, { admin, email: known.email });
    const visitor = await site.visitor();
    visitor.expects('401 invitations.accept');
    const { page } = visitor;
    await page.goto(`${site.url}/accept#token=${invitation.token('copied')}`);
    await seen(page.getByText('Do you already have an account?'));
    await page.getByLabel('Your name').fill('Hal Handed');
    await page.getByLabel('Choose a password').fill('nine grey boats return');
    await page.getByRole('button', { name: 'Accept and create account' }).click();
    await seen(page.getByRole('alert').getByText('There is already an account for'));
    await page.getByRole('button', { name: 'Accept and create account' }).waitFor();
    await page.getByRole('link', { name: 'Sign in to accept' }).last().click();
    await seen(page.getByText('Sign in to accept the invitation.'));
  });
});

describe('a link that no longer works', () => {
  test('reads the same whether it was revoked, used, replaced, cut off, or never existed', async () => {
    const { admin } = await aTeam(site.app);
    const [revoked, used, whole] = [
      await anInvitation(site.app, { admin }),
      await anInvitation(site.app, { admin }),
      await anInvitation(site.app, { admin }),
    ];
    await site.app.peek("update invitations set status = 'revoked' where id = $1", [revoked.id]);
    await acceptLink(site.app, used.token());
    const { page, expects } = await site.visitor();
    expects('404 invitations.preview');
    const fragments = [
      `#token=${revoked.token()}`,
      `#token=${used.token()}`,
      `#token=${whole.token('mailed', 2)}`,
      `#token=${whole.token().slice(0, -5)}`,
      '#token=nothing-of-the-kind',
      '',
    ];
    const texts: string[] = [];
    for (const fragment of fragments) {
      // A fresh tab each: a stored token must not stand in for a link without one.
      const tab = await page.context().newPage();
      await tab.goto(`${site.url}/accept${fragment}`);
      await seen(heading(tab, 'This link doesn’t work'));
      texts.push(await tab.getByRole('main').innerText());
      await tab.close();
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('Go to sign-in');
    await page.goto(linkOf(revoked));
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await seen(heading(page, 'Sign in'));
  });

  test('expired, lets the person ask for a new one, and the inviter gets a mail', async () => {
    const { admin, partner } = await aTeam(site.app, { name: 'Slow Post' });
    const invitation = await anInvitation(site.app, { admin, email: 'late@example.test' });
    await site.mailbox.waitFor('late@example.test');
    await letExpire(site.app, invitation.id);
    const { page, expects } = await site.visitor();
    expects('410 invitations.preview');
    await page.goto(linkOf(invitation));
    await seen(heading(page, 'Your invitation to Slow Post has expired'));
    await seen(page.getByText('Ada Admin invited you.'));
    await seen(page.getByRole('link', { name: 'Go to sign-in' }));
    await page.getByRole('button', { name: 'Request a new invitation' }).click();
    await seen(heading(page, 'New invitation requested'));
    const mail = await site.mailbox.waitFor(admin.email);
    expect(mail.text).toContain('late@example.test');
    expect(mail.text).toContain(partner.name);
  });

  test('of a suspended organisation says so and offers no way to accept', async () => {
    const { admin, partner } = await aTeam(site.app, { name: 'Closed Gate' });
    const invitation = await anInvitation(site.app, { admin });
    await site.app.peek("update partners set status = 'suspended' where id = $1", [partner.id]);
    const { page } = await site.visitor();
    await page.goto(linkOf(invitation));
    await seen(page.getByText('Closed Gate is suspended'));
    await seen(page.getByText('Ask Ada Admin when to try again'));
    await eventually(() => page.getByRole('main').getByRole('button').count()).toBe(0);

    await site.app.peek("update partners set status = 'active' where id = $1", [partner.id]);
    await page.reload();
    await seen(page.getByRole('button', { name: 'Accept and create account' }));
  });

  test('a second link opened in the same tab replaces the first', async () => {
    const [first, second] = [
      await aTeam(site.app, { name: 'First Shore' }),
      await aTeam(site.app, { name: 'Second Shore' }),
    ];
    const { page } = await site.visitor();
    await page.goto(linkOf(await anInvitation(site.app, { admin: first.admin })));
    await seen(heading(page, 'Join First Shore'));
    await page.goto(linkOf(await anInvitation(site.app, { admin: second.admin })));
    await seen(heading(page, 'Join Second Shore'));
    await eventually(() => addressOf(page)).toBe('/accept');
  });
});
