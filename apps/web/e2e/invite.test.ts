import { aMember, anInvitation } from '@gatehouse/core/testing';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf, type Team } from './support/people.ts';
import { eventually, focused, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const field = (page: Page) => page.getByRole('textbox', { name: 'E-mail addresses' });
const chips = (page: Page) => page.getByRole('list', { name: 'Addresses to invite' }).getByRole('listitem');
const send = (page: Page) => page.getByRole('button', { name: /^Send \d+ invitations?$/ });
const opener = (page: Page) => page.getByRole('button', { name: 'Invite people' });

async function openDialog(team: Team): Promise<{ page: Page; dialog: Locator }> {
  const { page } = await browserOf(site, team.admin);
  await page.goto('/team');
  await opener(page).click();
  const dialog = page.getByRole('dialog', { name: `Invite people to ${team.partner.name}` });
  await seen(dialog);
  await eventually(() => focused(page).getAttribute('placeholder')).toBe('ana@example.com');
  return { page, dialog };
}

/** Pastes as a person does, from the clipboard of this page. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Whether an element is inside the visible part of its scrolling box. */
const isInBox = (element: Element) => {
  const box = element.closest('[data-chips]')?.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  return box !== undefined && own.bottom <= box.bottom && own.top >= box.top;
};

const statusesOf = async (team: Team) => {
  const rows = await site.app.peek<{ email: string; status: string }>(
    'select email, status from invitations where partner_id = $1 order by email',
    [team.partner.id],
  );
  return rows.map(({ email, status }) => `${email} ${status}`);
};

describe('each address', () => {
  test('is looked up before it is sent: members and invited people are marked, left out, and can be sent again', async () => {
    const team = await aTeam(site.app);
    await aMember(site.app, { partner: team.partner, email: 'here@one.test' });
    await anInvitation(site.app, { admin: team.admin, email: 'asked@one.test' });
    const first = await site.mailbox.waitFor('asked@one.test');
    const { page, dialog } = await openDialog(team);
    await paste(page, `new@one.test here@one.test asked@one.test ${team.admin.email}`);
    await seen(page.getByRole('button', { name: 'here@one.test: already a member, edit' }));
    await seen(page.getByRole('button', { name: `${team.admin.email}: already a member, edit` }));
    await seen(page.getByRole('button', { name: 'asked@one.test: already invited, edit' }));
    await seen(page.getByRole('button', { name: 'Send 1 invitation' }));
    await dialog.getByRole('button', { name: 'Send again: asked@one.test' }).click();
    await seen(dialog.getByText('Sent again'));
    const again = await site.mailbox.waitFor('asked@one.test', {
      after: site.mailbox.mails().indexOf(first) + 1,
    });
    expect(again.link).not.toBe(first.link);

    const members = dialog.getByText('2 people are already members and won’t be invited.');
    await seen(members);
    await dialog.getByRole('button', { name: 'Remove members' }).click();
    await eventually(() => chips(page).count()).toBe(2);
    await send(page).click();
    await gone(dialog);
    await seen(page.getByText('Sending the invitation to new@one.test in 10 seconds.'));
    expect(await statusesOf(team)).toEqual(['asked@one.test pending', 'new@one.test pending']);
  });

  test('beyond 500 is kept, can be copied, and moves up when there is room', async () => {
    const team = await aTeam(site.app);
    const { page, dialog } = await openDialog(team);
    await paste(page, Array.from({ length: 503 }, (_, number) => `p${number}@many.test`).join('\n'));
    await seen(dialog.getByText('3 addresses left out: the limit is 500.'));
    await seen(dialog.getByText('500 of 500', { exact: true }));
    // The input is in view.
    await eventually(() => field(page).evaluate(isInBox)).toBe(true);
    await dialog.getByRole('button', { name: 'Copy the 3 left out' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'p500@many.test\np501@many.test\np502@many.test',
    );
    await dialog.getByRole('button', { name: 'Remove p0@many.test' }).click();
    await seen(dialog.getByText('2 addresses left out: the limit is 500.'));
    await eventually(() => chips(page).last().innerText()).toContain('p500@many.test');
  });
});

describe('the report', () => {
  test('shows what happened to each address, and what can be done about it', async () => {
    const team = await aTeam(site.app, { name: 'Mixed Post' });
    const { page } = await openDialog(team);
    const looked = page.waitForResponse(/checkAddresses/);
    await paste(page, 'fresh@one.test joined@one.test meant@one.test wrong@');
    await looked;
    // Joined and invited by another administrator after the look-up.
    await aMember(site.app, { partner: team.partner, email: 'joined@one.test' });
    await anInvitation(site.app, { admin: team.admin, email: 'meant@one.test' });
    const first = await site.mailbox.waitFor('meant@one.test');
    await page.getByRole('radio', { name: 'Partner administrator' }).check();
    await send(page).click();
    const report = page.getByRole('dialog', { name: 'Invitation results' });
    for (const heading of [
      '1 person invited',
      '1 person is already a member',
      '1 person is already invited',
      '1 address isn’t valid',
    ])
      await seen(report.getByRole('heading', { name: heading }));
    await report.getByRole('button', { name: 'Send again: meant@one.test' }).click();
    await seen(report.getByText('Sent again'));
    const again = await site.mailbox.waitFor('meant@one.test', {
      after: site.mailbox.mails().indexOf(first) + 1,
    });
    expect(again.link).not.toBe(first.link);

    // When the countdown ends, the same place says that the mails are out.
    await report.getByText(/^Sent\. It expires on /).waitFor({ timeout: 30_000 });
    await eventually(() => report.getByRole('button', { name: 'Undo' }).count()).toBe(0);

    await report.getByRole('button', { name: 'Try again' }).click();
    await eventually(() => chips(page).allInnerTexts()).toHaveLength(1);
    await page
      .getByRole('button', { name: /^wrong@/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Edit address' }).fill('right@one.test');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send 1 invitation' }).dblclick();
    await seen(page.getByText('Sending the invitation to right@one.test in 10 seconds.'));
    expect(await statusesOf(team)).toEqual([
      'fresh@one.test pending',
      'meant@one.test pending',
      'right@one.test pending',
    ]);
    const rows = await site.app.peek("select role from invitations where email = 'fresh@one.test'");
    expect(rows).toEqual([{ role: 'partner_admin' }]);
  });
});

describe('undo', () => {
  test('within ten seconds withdraws every invitation: no mail is ever sent, and no link works', async () => {
    const team = await aTeam(site.app);
    const { page, dialog } = await openDialog(team);
    await paste(page, 'early@one.test, hasty@one.test');
    await send(page).click();
    await gone(dialog);
    await seen(page.getByText('Sending 2 invitations in 10 seconds.'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await seen(page.getByText('2 invitations cancelled. Nothing was sent.'));
    await gone(page.getByRole('link', { name: 'Invitations 2' }));
    expect(await statusesOf(team)).toEqual(['early@one.test revoked', 'hasty@one.test revoked']);

    // Sent after the others, whose mails would have arrived before it.
    await opener(page).click();
    await field(page).fill('steady@one.test,');
    await send(page).click();
    await site.mailbox.waitFor('steady@one.test', { timeoutMs: 30_000 });
    const sentTo = site.mailbox.mails().flatMap(({ to }) => to);
    expect(sentTo).toContain('steady@one.test');
    expect(sentTo).not.toContain('early@one.test');
    expect(sentTo).not.toContain('hasty@one.test');
  });
});
