import { text as readAll } from 'node:stream/consumers';
import { hashPassword } from '@gatehouse/core/identity';
import { testPassword, withPasskey, withTotp } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { anAuthenticator } from './support/authenticators.ts';
import { addPasskey, browserPastFactors, saveCodes, setUpApp } from './support/factors.ts';
import { aTeam, browserOf, type Team } from './support/people.ts';
import { eventually, focused, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const passkeys = (page: Page) => page.getByRole('list', { name: 'Passkeys' });

/** The settings of a team's administrator; `given` prepares their state. */
async function settings(given: (admin: Team['admin']) => Promise<unknown> = () => Promise.resolve()) {
  const team = await aTeam(site.app, { name: 'Lakeside Partners' });
  await given(team.admin);
  const visitor = await browserPastFactors(site, team.admin);
  await visitor.page.goto('/settings/security');
  await seen(visitor.page.getByRole('heading', { level: 2, name: 'Two-step verification' }));
  return { ...visitor, ...team };
}

describe('one’s own password', () => {
  const fill = async (page: Page, current: string, wanted: string) => {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password').fill(wanted);
  };

  test('is rated while it is typed, in words', async () => {
    const { page } = await settings();
    const field = page.getByLabel('New password');
    await field.pressSequentially('password1234');
    await seen(page.getByText('3 more characters'));
    await seen(page.getByText('Strength: weak. Similar to a leaked password.'));
    await field.fill('plum tree by the water');
    await seen(page.getByText('Strength: strong.'));
    // A button that keyboard users can reach shows and hides it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually(() => field.getAttribute('type')).toBe('text');
  });

  test('is not changed without the current one, nor to one that is easy to guess', async () => {
    const { page, expects } = await settings();
    expects('401 account.changePassword', '400 account.changePassword');
    await button(page, 'Change password').click();
    await seen(page.getByText('Enter your current password.'));
    await fill(page, testPassword, 'lakeside forever and ever');
    await button(page, 'Change password').click();
    await seen(page.getByText('Choose a password that meets the requirements below.'));
    await fill(page, testPassword, testPassword);
    await button(page, 'Change password').click();
    await seen(page.getByText('Choose a password you are not using now.'));
    await fill(page, 'not my password', 'plum tree by the water');
    await button(page, 'Change password').click();
    await seen(page.getByText('That is not your current password. Try again.'));
    await eventually(() => focused(page).getAttribute('name')).toBe('current-password');
    await fill(page, testPassword, 'qwertyuiopasdfgh');
    await button(page, 'Change password').click();
    await seen(page.getByText(/^This password is too common or easy to guess\./));
    await eventually(() => focused(page).getAttribute('name')).toBe('new-password');
  });

  test('is changed; the other devices are signed out, and the new one signs in', async () => {
    const { page, admin } = await settings();
    const other = await browserOf(site, admin);
    await other.page.goto('/settings/security');
    await seen(other.page.getByLabel('New password'));
    await fill(page, testPassword, 'plum tree by the water');
    await button(page, 'Change password').click();
    await seen(page.getByText('Your password has been changed. Your other devices are signed out.'));
    await eventually(() => page.getByLabel('New password').inputValue()).toBe('');
    await other.page.reload();
    await other.page.getByLabel('E-mail address').fill(admin.email);
    await other.page.getByLabel('Password', { exact: true }).fill('plum tree by the water');
    await button(other.page, 'Sign in').click();
    await seen(other.page.getByLabel('New password'));
    // This session continues.
    await page.reload();
    await seen(page.getByLabel('New password'));
  });

  test('may be shorter with a second factor', async () => {
    const { page } = await settings((admin) => withTotp(site.app, admin));
    await seen(page.getByText('8–128 characters. A few unrelated words work well.'));
  });

  test('is asked for a limited number of times', async () => {
    const { page, expects } = await settings();
    expects('401 account.changePassword', '429 account.changePassword');
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const answer = page.waitForResponse(/changePassword/);
      await fill(page, `guess number ${attempt}`, 'plum tree by the water');
      await button(page, 'Change password').click();
      await answer;
    }
    await seen(page.getByText(/^Too many attempts\. Try again in 1[45] minutes\.$/));
  });
});

describe('an authenticator app', () => {
  test('is set up in steps, and its recovery codes must be saved before Done', async () => {
    const { page, context } = await settings();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page, 'Set up an app').click();
    await seen(dialog(page).getByText('Step 1 of 3'));
    await setUpApp(page);
    await seen(dialog(page).getByText('Step 3 of 3'));
    const list = dialog(page).getByRole('list', { name: 'Recovery codes' });
    const codes = await list.getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);

    // Neither Done nor Escape skips them.
    await button(page, 'Done').click();
    await seen(page.getByText('Save the codes first. We won’t show them again.'));
    await page.keyboard.press('Escape');
    await seen(list);
    await button(page, 'Copy').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download').click()]);
    expect(download.suggestedFilename()).toBe(
      `gatehouse-recovery-codes-localhost-${new URL(site.url).port}.txt`,
    );
    const text = await readAll(await download.createReadStream());
    expect(text.split('\r\n')).toEqual(expect.arrayContaining(codes));
    expect(await saveCodes(page)).toEqual(codes);

    await seen(page.getByText('Your authenticator app is set up.'));
    await seen(button(page, 'Move to another app'));
    await seen(page.getByText('10 codes left.'));
  });

  test('shows errors in place: the password, the code, the time', async () => {
    const { page, expects, admin } = await settings();
    expects('401 account.beginTotp', '401 account.confirmTotp', '409 account.confirmTotp');
    await button(page, 'Set up an app').click();
    await button(page, 'Continue').click();
    await seen(page.getByText('Enter your password.'));
    await page.getByLabel('Your password').fill('not my password');
    await page.keyboard.press('Enter');
    await seen(page.getByText('This password is wrong. Try again.'));
    await page.keyboard.type(testPassword);
    await page.keyboard.press('Enter');
    await seen(page.getByRole('img', { name: 'QR code for your authenticator app' }));
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await seen(page.getByText(/^That code is wrong or already used\./));
    await site.app.peek(
      "update totp_factors set offered_at = offered_at - interval '16 minutes' where user_id = $1",
      [admin.userId],
    );
    await button(page, 'Confirm app').click();
    await seen(page.getByText('This setup expired after 15 minutes or was completed in another tab.'));
    await button(page, 'Start again').click();
    await setUpApp(page);
    await saveCodes(page);
  });

  test('is removed with the password; the last factor takes the codes with it', async () => {
    const { page, expects } = await settings((admin) => withTotp(site.app, admin));
    expects('401 account.removeTotp');
    await button(page, 'Remove the authenticator app').click();
    await seen(dialog(page).getByText(/^This turns two-step verification off/));
    await dialog(page).getByLabel('Your password').fill('not my password');
    await button(page, 'Remove app').click();
    await seen(page.getByText('This password is wrong. Try again.'));
    await dialog(page).getByLabel('Your password').fill(testPassword);
    await button(page, 'Remove app').click();
    await gone(dialog(page));
    await seen(button(page, 'Set up an app'));
    await seen(page.getByText('You get them when you add a passkey or app.'));
  });

  test('stays when it is the last one and the password is short, and says what to do', async () => {
    const short = 'k7#mQ2vz';
    const { page, expects } = await settings(async (admin) => {
      await withTotp(site.app, admin);
      await site.app.peek('update password_credentials set password_hash = $2 where user_id = $1', [
        admin.userId,
        await hashPassword(short),
      ]);
    });
    expects('400 account.removeTotp');
    await button(page, 'Remove the authenticator app').click();
    await dialog(page).getByLabel('Your password').fill(short);
    await button(page, 'Remove app').click();
    await seen(dialog(page).getByText(/needs 15 characters\. Change it first\.$/));
  });

  test('stays when it is the last one and an organisation demands one, and says why', async () => {
    const { page } = await settings(async (admin) => {
      await withTotp(site.app, admin);
      await site.app.peek(
        'update partners set requires_mfa = true where id = (select partner_id from memberships where id = $1)',
        [admin.membershipId],
      );
    });
    const remove = button(page, 'Remove the authenticator app');
    await eventually(() => remove.getAttribute('aria-disabled')).toBe('true');
    await seen(page.getByText(/^Required by one of your organisations\. Add another/).first());
    await remove.press('Enter');
    await gone(dialog(page));
  });
});

describe('passkeys', () => {
  test('are added with a name, listed, and removed; a second one brings no codes', async () => {
    const { page } = await settings();
    const device = await anAuthenticator(page);
    expect(await addPasskey(page, 'Work laptop')).toHaveLength(10);
    await seen(passkeys(page).getByText('Work laptop'));
    await seen(passkeys(page).getByText('not used yet'));
    expect(await device.passkeys()).toBe(1);

    // One device holds one at most.
    await button(page, 'Add a passkey').click();
    await dialog(page).getByLabel('Your password').fill(testPassword);
    await button(page, 'Add passkey').click();
    await seen(page.getByText('This device already has a passkey for your account.'));
    await button(page, 'Cancel').click();
    await gone(dialog(page));

    await button(page, 'Remove the passkey Work laptop').click();
    await seen(page.getByRole('dialog', { name: 'Remove the passkey Work laptop?' }));
    await dialog(page).getByLabel('Your password').fill(testPassword);
    await button(page, 'Remove passkey').click();
    await gone(passkeys(page));
  });

  test('that are not confirmed are no error', async () => {
    const { page } = await settings();
    const device = await anAuthenticator(page);
    await device.agrees(false);
    await button(page, 'Add a passkey').click();
    await dialog(page).getByLabel('Your password').fill(testPassword);
    await button(page, 'Add passkey').click();
    await seen(page.getByText('No passkey was created. Try again when you are ready.'));
  });

  test('that are gone already say so', async () => {
    const { page, admin, expects } = await settings((person) =>
      withPasskey(site.app, person, { origin: site.url, name: 'Old phone' }),
    );
    expects('404 account.removePasskey');
    await button(page, 'Remove the passkey Old phone').click();
    await site.app.peek('delete from passkeys where user_id = $1', [admin.userId]);
    await dialog(page).getByLabel('Your password').fill(testPassword);
    await button(page, 'Remove passkey').click();
    await seen(page.getByText('It has already been removed.'));
    await button(page, 'Cancel').click();
    await gone(passkeys(page));
  });
});

describe('recovery codes', () => {
  test('are renewed before they run out, and the old ones become invalid', async () => {
    let old: readonly string[] = [];
    const { page, admin } = await settings(async (person) => {
      old = (await withTotp(site.app, person)).recoveryCodes;
      await site.app.peek(
        `update recovery_codes set used_at = clock_timestamp() where user_id = $1 and hash in
          (select hash from recovery_codes where user_id = $1 limit 8)`,
        [person.userId],
      );
    });
    await seen(page.getByText('2 codes left. Generate new ones soon.'));
    await button(page, 'Generate new codes').click();
    await dialog(page).getByLabel('Your password').fill(testPassword);
    await dialog(page).getByRole('button', { name: 'Generate new codes' }).click();
    const codes = await saveCodes(page);
    expect(codes).toHaveLength(10);
    expect(codes.filter((code) => old.includes(code))).toEqual([]);
    await seen(page.getByText('10 codes left.'));
    const [stored] = await site.app.peek<{ count: number }>(
      'select count(*)::integer as count from recovery_codes where user_id = $1',
      [admin.userId],
    );
    expect(stored?.count).toBe(10);
  });
});
