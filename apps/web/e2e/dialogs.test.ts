import { anInvitation } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axe, colourRules, everyRule, violations } from './support/axe.ts';
import { outOfPlace, staysInPlace, takesOn } from './support/layout.ts';
import { aTeam, browserOf, type Team } from './support/people.ts';
import { eventually, gone, seen } from './support/see.ts';
import { settled } from './support/settled.ts';
import { openSite } from './support/site.ts';

const site = openSite();

/** All of axe in light, its rules about colours in the dark too, and the layout, of whatever is open now. */
async function looksRight(page: Page): Promise<void> {
  await takesOn(page, { colorScheme: 'dark' });
  expect(await violations(page, colourRules), 'in the dark').toEqual([]);
  await takesOn(page, { colorScheme: 'light' });
  expect(await violations(page, everyRule)).toEqual([]);
  await staysInPlace(page);
}

async function opened(team: Team, path: string, size: { width: number; height: number }): Promise<Page> {
  const { page } = await browserOf(site, team.admin);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize(size);
  await page.goto(path);
  await seen(page.getByRole('heading', { level: 1, name: 'Partner team' }));
  return page;
}

describe.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])('at $width px, whatever opens passes axe and keeps its layout', (size) => {
  test('menus and dialogs of a member', async () => {
    const team = await aTeam(site.app);
    const page = await opened(team, '/team', size);
    const menu = page.getByRole('button', { name: 'Actions for Uli User' });
    await menu.click();
    await seen(page.getByRole('menuitem', { name: 'Change role' }));
    await looksRight(page);
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    await seen(page.getByRole('dialog', { name: /^Make Uli User/ }));
    await looksRight(page);
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await menu.click();
    await page.getByRole('menuitem', { name: 'Remove from the team' }).click();
    await page
      .getByRole('dialog', { name: /^Remove Uli User/ })
      .getByRole('textbox')
      .fill(team.user.email);
    await looksRight(page);
    await page.getByRole('button', { name: 'Remove Uli User' }).click();
    await seen(page.getByText('Uli User is no longer a member'));
    await looksRight(page);
  });

  test('menus and dialogs of an invitation', async () => {
    const team = await aTeam(site.app);
    await anInvitation(site.app, { admin: team.admin, email: 'open@one.test' });
    const page = await opened(team, '/team/invitations', size);
    const dialog = page.getByRole('dialog');
    for (const [action, close] of [
      ['Send again', 'Cancel'],
      ['Copy link', 'Done'],
      ['Change role', 'Cancel'],
      ['Revoke', 'Cancel'],
    ] as const) {
      await page.getByRole('button', { name: 'Actions for open@one.test' }).click();
      await page.getByRole('menuitem', { name: action }).click();
      await seen(dialog.getByRole('button', { name: close }));
      await looksRight(page);
      await dialog.getByRole('button', { name: close }).click();
      await gone(dialog);
    }
    if (size.width < 720) {
      // On a small screen one sheet holds all of it.
      await page.getByRole('button', { name: 'Filter and sort' }).click();
      await page.getByRole('checkbox', { name: 'Revoked' }).check();
      await looksRight(page);
      await page.getByRole('button', { name: 'Show results' }).click();
      await gone(dialog);
    } else {
      await page.getByRole('button', { name: 'Status: Pending, Expired' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Revoked' }).click();
    }
    await seen(page.getByRole('button', { name: 'Clear filters' }));
    await looksRight(page);
  });

  test('the list of people to invite, its question, and the report', async () => {
    const team = await aTeam(site.app);
    const page = await opened(team, '/team?invite=true', size);
    const text = `ana@one.test ${team.user.email} ${'long'.repeat(15)}@${'host.'.repeat(12)}test wrong@ also-wrong`;
    await page.getByRole('textbox', { name: 'E-mail addresses' }).fill(`${text},`);
    await seen(page.getByText('2 addresses aren’t valid and won’t be invited.'));
    await seen(page.getByText('1 person is already a member and won’t be invited.'));
    await looksRight(page);
    await page.keyboard.press('Escape');
    await seen(page.getByRole('alertdialog'));
    await looksRight(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Send 2 invitations$/ }).click();
    await seen(page.getByRole('dialog', { name: 'Invitation results' }));
    await looksRight(page);
  });

  test('the account’s menu, in the sidebar or behind the button of a phone', async () => {
    const page = await opened(await aTeam(site.app), '/team', size);
    const phoneButton = page.getByRole('button', { name: 'Open menu' });
    if (await phoneButton.isVisible()) await phoneButton.click();
    await page.getByRole('button', { name: 'Account: Ada Admin' }).click();
    await seen(page.getByRole('menuitem', { name: 'Sign out' }));
    await looksRight(page);
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    await settled(page);
    await eventually(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.reload();
    await eventually(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  });
});

test('these checks detect planted faults', async () => {
  const { page } = await site.visitor();
  await page.goto('/sign-in');
  await takesOn(page, { size: { width: 390, height: 800 } });
  await looksRight(page);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.evaluate((one) => (one.style.color = '#ccc'));
  expect(await axe(page)).toEqual([expect.stringMatching(/^color-contrast/)]);
  await heading.evaluate((one) => {
    one.style.color = '';
    one.style.whiteSpace = 'nowrap';
    one.textContent = 'Sign in, wherever you may come from';
  });
  expect(await outOfPlace(page)).toEqual([
    expect.stringMatching(/px sideways$/),
    'Sign in, wherever you may come from',
  ]);
});
