import { letTotpPass, testPassword, totpCode, withTotp } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { anAuthenticator } from './support/authenticators.ts';
import { addPasskey } from './support/factors.ts';
import { aTeam } from './support/people.ts';
import { addressOf, eventually, focused, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const codeField = (page: Page) => page.getByLabel('Six-digit code');
const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });

async function givePassword(page: Page, email: string, path = '/sign-in'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await signInButton(page).click();
}

/** A person with an authenticator app, in a browser that has given the password. */
async function askedForCode(path?: string) {
  const { admin } = await aTeam(site.app);
  const factor = await withTotp(site.app, admin);
  const visitor = await site.visitor();
  await givePassword(visitor.page, admin.email, path);
  await seen(h1(visitor.page, 'Enter your code'));
  return { ...visitor, ...factor, admin };
}

describe('the second factor', () => {
  test('is asked for after the password, survives a reload, and leads to the requested page', async () => {
    const { page, secret, context } = await askedForCode('/team?sort=role');
    await page.reload();
    await seen(h1(page, 'Enter your code'));
    await eventually(() => focused(page).getAttribute('autocomplete')).toBe('one-time-code');
    await eventually(() => codeField(page).getAttribute('inputmode')).toBe('numeric');
    // As it was copied.
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = totpCode(secret).replace(/^.{3}/, '$& ');
    await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
    await codeField(page).press('ControlOrMeta+v');
    await seen(h1(page, 'Partner team'));
    expect(addressOf(page)).toBe('/team?sort=role');
  });

  test('can be a recovery code, once; only existing factors are offered', async () => {
    const { page, recoveryCodes, admin } = await askedForCode();
    const [first = '', second = ''] = recoveryCodes;
    await eventually(() => page.getByRole('button', { name: 'passkey' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await seen(h1(page, 'Enter a recovery code'));
    await page.keyboard.type(first.toUpperCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await seen(h1(page, 'Partner team'));

    const { page: again, expects } = await site.visitor();
    expects('401 auth.verifySecondFactor');
    await givePassword(again, admin.email);
    await again.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await again.getByLabel('Recovery code').fill(first);
    await signInButton(again).click();
    await seen(again.getByText(/^That code is wrong or already used\. Try another one/));
    await again.getByLabel('Recovery code').fill(second);
    await signInButton(again).click();
    await seen(h1(again, 'Partner team'));
  });

  test('given in one tab lets the other one in as well', async () => {
    const { page, newTab, secret } = await askedForCode();
    const other = await newTab();
    await other.goto('/sign-in');
    await seen(h1(other, 'Enter your code'));
    await codeField(other).fill(totpCode(secret));
    await seen(h1(other, 'Partner team'));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await seen(h1(page, 'Partner team'));
  });
});

describe('a passkey', () => {
  /** A person whose browser holds a passkey of theirs, signed out again. */
  async function withPasskeyHere() {
    const { admin } = await aTeam(site.app);
    const visitor = await site.visitor();
    const { page } = visitor;
    const device = await anAuthenticator(page);
    await visitor.signIn(admin.email, testPassword);
    await addPasskey(page, 'Work laptop');
    expect(await device.passkeys()).toBe(1);
    await visitor.context.clearCookies();
    return { ...visitor, admin, device };
  }

  test('is the second factor, signs in alone, and opens nothing once it is removed', async () => {
    const { page, context, admin, device, expects } = await withPasskeyHere();
    await givePassword(page, admin.email, '/team?sort=role');
    await seen(h1(page, 'Confirm with your passkey'));
    await eventually(() => focused(page).innerText()).toBe('Use a passkey');
    await page.keyboard.press('Enter');
    await seen(h1(page, 'Partner team'));
    expect(addressOf(page)).toBe('/team?sort=role');

    // Without address and password.
    await context.clearCookies();
    await page.goto('/team/invitations');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await seen(h1(page, 'Partner team'));
    expect(addressOf(page)).toBe('/team/invitations');

    // One that is not confirmed is no error: another way is beside it.
    await context.clearCookies();
    await device.agrees(false);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await seen(page.getByText('No passkey was used. Try again, or sign in with your password.'));
    const { secret } = await withTotp(site.app, admin);
    await letTotpPass(site.app, admin);
    await givePassword(page, admin.email);
    await page.getByRole('button', { name: 'Use the authenticator app instead' }).click();
    await codeField(page).fill(totpCode(secret));
    await seen(h1(page, 'Partner team'));

    await context.clearCookies();
    await device.agrees(true);
    expects('401 auth.signInWithPasskey');
    await site.app.peek('delete from passkeys where user_id = $1', [admin.userId]);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await seen(page.getByText('No account here uses this passkey. Sign in with your password.'));
  });
});
