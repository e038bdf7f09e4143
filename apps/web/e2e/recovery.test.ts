import { aMember, anInvitation, testPassword } from '@gatehouse/core/testing';
import type { Page, Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();
const password = 'nine grey boats return home';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const field = (page: Page) => page.getByLabel('New password');
const saveIt = (page: Page) => page.getByRole('button', { name: 'Save new password' });
const sentBy = async (request: Request) => {
  const { referer } = await request.allHeaders();
  return referer ? [request.url(), `referrer ${referer}`] : [request.url()];
};

/** Requests a link from the sign-in page; returns the link in the mail. */
async function askFor(page: Page, email: string): Promise<string> {
  const after = site.mailbox.mails().length;
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await seen(heading(page, 'Reset your password'));
  await eventually(() => page.getByLabel('E-mail address').inputValue()).toBe(email);
  expect(addressOf(page)).toBe('/forgot-password');
  await page.getByRole('button', { name: 'Send reset link' }).click();
  await seen(heading(page, 'Check your e-mail'));
  const mail = await site.mailbox.waitFor(email, { after });
  return mail.link ?? '';
}

describe('a forgotten password', () => {
  test('is replaced through the mailed link, which hides its token and works once', async () => {
    const person = await aMember(site.app, { name: 'Flo Forgot' });
    const elsewhere = await browserOf(site, person);
    await elsewhere.page.goto('/team');
    await seen(elsewhere.page.getByRole('link', { name: 'Flo Forgot' }));

    const visitor = await site.visitor();
    const { page } = visitor;
    const link = await askFor(page, person.email);
    expect(link.startsWith(`${site.url}/reset#token=`)).toBe(true);
    const token = link.split('=')[1] ?? '';
    const asked: Promise<readonly string[]>[] = [];
    page.on('request', (request) => asked.push(sentBy(request)));

    await page.goto(link);
    await seen(heading(page, 'Choose a new password'));
    await eventually(() => addressOf(page)).toBe('/reset');
    await page.reload();
    await field(page).fill('too short');
    await saveIt(page).click();
    await seen(page.getByText('This password doesn’t meet the requirements below.'));
    await seen(page.getByText('6 more characters'));
    await field(page).fill(password);
    await saveIt(page).dblclick();
    await seen(heading(page, 'Your password has been changed'));
    await seen(page.getByText('You have been signed out on all devices.'));
    const sent = (await Promise.all(asked)).flat();
    expect(sent).toContain(`${site.url}/reset`);
    expect(sent.filter((text) => text.includes(token) || text.startsWith('referrer'))).toEqual([]);
    // A link signs nobody in.
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('gatehouse');

    elsewhere.allows('401 partnerTeam.members', '401 partnerTeam.invitations');
    await comesBackTo(elsewhere.page);
    await seen(elsewhere.page.getByText('Your session has ended.'));

    visitor.expects('401 auth.signIn', '404 auth.previewReset');
    await page.getByRole('link', { name: 'Sign in' }).click();
    for (const attempt of [testPassword, password]) {
      await page.getByLabel('E-mail address').fill(person.email);
      await page.getByLabel('Password', { exact: true }).fill(attempt);
      await page.getByRole('button', { name: 'Sign in' }).click();
      if (attempt === testPassword) await seen(page.getByText('The e-mail address or password is wrong.'));
    }
    await seen(heading(page, 'Partner team'));

    await page.goto(link);
    await seen(heading(page, 'This link doesn’t work'));
    await eventually(() => page.getByRole('textbox').count()).toBe(0);
    await page.getByRole('link', { name: 'Request a new link' }).click();
    await seen(heading(page, 'Reset your password'));
  });

  test('is answered with the same page for an unknown address; an invalid address is reported at the field', async () => {
    const person = await aMember(site.app);
    const visitor = await site.visitor();
    visitor.expects('400 auth.requestPasswordReset');
    const { page } = visitor;
    const texts: string[] = [];
    for (const email of [person.email, 'nobody@nowhere.test']) {
      await page.goto('/forgot-password');
      await page.getByLabel('E-mail address').fill(email);
      await page.keyboard.press('Enter');
      await seen(heading(page, 'Check your e-mail'));
      texts.push((await page.getByRole('main').innerText()).replace(email, 'THEM'));
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('Ask the person who invited you.');
    await page.getByRole('button', { name: 'Use another address' }).click();
    await eventually(() => page.getByLabel('E-mail address').inputValue()).toBe('nobody@nowhere.test');
    await page.getByLabel('E-mail address').fill('ana@one.test, bo@one.test');
    await page.keyboard.press('Enter');
    await seen(page.getByText('Enter one e-mail address, such as name@example.com.'));
    await eventually(() => page.locator(':focus').getAttribute('name')).toBe('email');
  });

  test('whose link was replaced by a newer one says so, and the newer one works', async () => {
    const person = await aMember(site.app);
    const visitor = await site.visitor();
    const { page } = visitor;
    const [first, second] = [await askFor(page, person.email), await askFor(page, person.email)];
    expect(second).not.toBe(first);
    visitor.expects('404 auth.previewReset');
    await page.goto(first);
    await seen(heading(page, 'This link doesn’t work'));
    // In the same tab: the newer link starts afresh.
    await page.goto(second);
    await field(page).fill(password);
    await saveIt(page).click();
    await seen(heading(page, 'Your password has been changed'));
  });

  test('whose link has expired says so, and leaves the password unchanged', async () => {
    const person = await aMember(site.app);
    const visitor = await site.visitor();
    const { page } = visitor;
    const link = await askFor(page, person.email);
    await site.app.peek(
      "update mailed_secrets set expires_at = clock_timestamp() - interval '1 second' where user_id = $1",
      [person.userId],
    );
    visitor.expects('410 auth.previewReset');
    await page.goto(link);
    await seen(heading(page, 'This link has expired'));
    await seen(page.getByText('Your password has not changed.'));
    await visitor.signIn(person.email, testPassword);
  });

  test('refuses a password made of the person’s own name: the server’s message is at the field', async () => {
    const person = await aMember(site.app, { name: 'Konstantina Moss' });
    const visitor = await site.visitor();
    visitor.expects('400 auth.resetPassword');
    const { page } = visitor;
    await page.goto(await askFor(page, person.email));
    await eventually(() => page.locator('input[autocomplete="username"]').inputValue()).toBe(person.email);
    await field(page).fill('konstantina at the lake');
    await saveIt(page).click();
    await eventually(() => field(page).getAttribute('aria-invalid')).toBe('true');
    await eventually(() => page.locator(':focus').getAttribute('name')).toBe('password');
    await field(page).fill(password);
    await saveIt(page).click();
    await seen(heading(page, 'Your password has been changed'));
  });

  test('whose link dies while the form is filled in says so when it is sent', async () => {
    const person = await aMember(site.app);
    const visitor = await site.visitor();
    visitor.expects('404 auth.resetPassword');
    const { page } = visitor;
    await page.goto(await askFor(page, person.email));
    await field(page).fill(password);
    await site.app.peek('update mailed_secrets set used_at = clock_timestamp() where user_id = $1', [
      person.userId,
    ]);
    await saveIt(page).click();
    await seen(heading(page, 'This link doesn’t work'));
  });

  test('on the way to an invitation leads back to it, in the same tab', async () => {
    const person = await aMember(site.app, { name: 'Ina Invited' });
    const { admin } = await aTeam(site.app, { name: 'Long Way Round' });
    const invitation = await anInvitation(site.app, { admin, email: person.email });
    const { page } = await site.visitor();
    await page.goto(`${site.url}/accept%23token%3D${invitation.token()}%20`);
    await eventually(() => addressOf(page)).toBe('/accept');
    await page.getByRole('link', { name: 'Sign in to accept' }).click();
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    const after = site.mailbox.mails().length;
    await page.getByRole('button', { name: 'Send reset link' }).click();
    await seen(heading(page, 'Check your e-mail'));
    const mail = await site.mailbox.waitFor(person.email, { after });
    await page.goto((mail.link ?? '').replace('#token=', '%2523token%253D'));
    await field(page).fill(password);
    await saveIt(page).click();
    await seen(heading(page, 'Your password has been changed'));
    await page.reload();
    await page.getByRole('link', { name: /sign-in|Sign in/ }).click();
    await seen(page.getByText('Sign in to accept the invitation.'));
    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Join Long Way Round' }).click();
    await seen(heading(page, 'Partner team'));
  });

  test('a truncated link is dead before anything is typed', async () => {
    const { page } = await site.visitor();
    await page.goto('/reset');
    await seen(heading(page, 'This link doesn’t work'));
    await eventually(() => page.getByRole('textbox').count()).toBe(0);
    await page.getByRole('link', { name: 'Back to sign-in' }).click();
    await seen(heading(page, 'Sign in'));
  });
});
