import { page, userEvent } from 'vitest/browser';
import { describe, expect, onTestFinished, test } from 'vitest';
import { axeFindings, looksRight, outOfPlace, prefer, resizeTo } from '../../testing/looks.ts';
import { alice, invitation, member, northwind, pageOf } from '../../testing/northwind.ts';
import { openApp } from '../../testing/open-app.tsx';

const uli = member(2, 'Uli User');
const dialog = page.getByRole('dialog');

async function opened(path: string, size: { width: number; height: number }) {
  let people = [alice, uli];
  const server = northwind(people);
  await prefer({ 'prefers-reduced-motion': 'reduce' });
  await resizeTo(size);
  return openApp(path, {
    ...server,
    partnerTeam: {
      ...server.partnerTeam,
      members: (input) => pageOf(people, input),
      removeMember: () => {
        people = [alice];
        return {};
      },
      invitations: () => pageOf([invitation(1, 'open@one.test')]),
      copyInvitationLink: () => ({ url: `https://portal.test/accept#token=${'t'.repeat(43)}` }),
      checkAddresses: ({ emails }) => ({
        results: emails.map((email) => ({
          email,
          outcome: email === uli.email ? ('already_member' as const) : ('invited' as const),
        })),
      }),
      invite: ({ emails }) => ({
        results: emails.map((email) => ({ email, outcome: 'invited' as const })),
      }),
    },
  });
}

describe.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])('at $width px, whatever opens passes axe and keeps its layout', (size) => {
  test('menus and dialogs of a member', async () => {
    await opened('/team', size);
    const menu = page.getByRole('button', { name: 'Actions for Uli User' });
    await menu.click();
    await expect.element(page.getByRole('menuitem', { name: 'Change role' })).toBeVisible();
    await looksRight();
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    await expect.element(page.getByRole('dialog', { name: /^Make Uli User/ })).toBeVisible();
    await looksRight();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Remove from the team' }).click();
    await page
      .getByRole('dialog', { name: /^Remove Uli User/ })
      .getByRole('textbox')
      .fill(uli.email);
    await looksRight();
    await page.getByRole('button', { name: 'Remove Uli User' }).click();
    await expect.element(page.getByText(/^Uli User is no longer a member/)).toBeVisible();
    await looksRight();
  });

  test('menus and dialogs of an invitation', async () => {
    await opened('/team/invitations', size);
    for (const [action, close] of [
      ['Send again', 'Cancel'],
      ['Copy link', 'Done'],
      ['Change role', 'Cancel'],
      ['Revoke', 'Cancel'],
    ] as const) {
      await page.getByRole('button', { name: 'Actions for open@one.test' }).click();
      await page.getByRole('menuitem', { name: action }).click();
      await expect.element(dialog.getByRole('button', { name: close })).toBeVisible();
      await looksRight();
      await dialog.getByRole('button', { name: close }).click();
      await expect.element(dialog).not.toBeInTheDocument();
    }
    if (size.width < 720) {
      // On a small screen one sheet holds all of it.
      await page.getByRole('button', { name: 'Filter and sort' }).click();
      await page.getByRole('checkbox', { name: 'Revoked' }).click();
      await looksRight();
      await page.getByRole('button', { name: 'Show results' }).click();
    } else {
      await page.getByRole('button', { name: /Status: Pending, Expired/ }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Revoked' }).click();
    }
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Clear filters' })).toBeVisible();
    await looksRight();
  });

  test('the list of people to invite, its question, and the report', async () => {
    await opened('/team?invite=true', size);
    const text = `ana@one.test ${uli.email} ${'long'.repeat(15)}@${'host.'.repeat(12)}test wrong@ also-wrong`;
    await page.getByRole('textbox', { name: 'E-mail addresses' }).fill(`${text},`);
    await expect.element(page.getByText('2 addresses aren’t valid and won’t be invited.')).toBeVisible();
    await expect.element(page.getByText('1 person is already a member and won’t be invited.')).toBeVisible();
    await looksRight();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await looksRight();
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: /^Send 2 invitations$/ }).click();
    await expect.element(page.getByRole('dialog', { name: 'Invitation results' })).toBeVisible();
    await looksRight();
  });

  test('the account’s menu, in the sidebar or behind the button of a phone', async () => {
    await opened('/team', size);
    await expect.element(page.getByRole('link', { name: 'Uli User' })).toBeVisible();
    const phoneButton = page.getByRole('button', { name: 'Open menu' });
    if (size.width < 720) await phoneButton.click();
    await page.getByRole('button', { name: /^Account: Alice Berger/ }).click();
    await expect.element(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await looksRight();
    onTestFinished(() => localStorage.removeItem('gatehouse-color-scheme'));
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect.poll(() => document.documentElement.dataset['mantineColorScheme']).toBe('dark');
  });
});

test('these checks detect planted faults', async () => {
  await opened('/team', { width: 390, height: 800 });
  const heading = page.getByRole('heading', { level: 1 });
  await looksRight();
  const one = heading.element();
  if (!(one instanceof HTMLElement)) throw new Error('The page has no heading.');
  one.style.color = '#ccc';
  expect(await axeFindings()).toEqual([expect.stringMatching(/^color-contrast/)]);
  one.style.color = '';
  one.style.whiteSpace = 'nowrap';
  one.textContent = 'The team of partners, wherever they may come from';
  expect(outOfPlace()).toContain('The team of partners, wherever they may come from');
});
