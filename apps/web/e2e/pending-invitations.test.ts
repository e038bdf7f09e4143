import { anInvitation, letExpire } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf, type Team } from './support/people.ts';
import { addressOf, eventually, focused, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const table = (page: Page) => page.getByRole('table', { name: 'Invitations' });
const row = (page: Page, email: string) => table(page).getByRole('row').filter({ hasText: email });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function choose(page: Page, email: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function invitationsOf(team: Team): Promise<Page> {
  const { page } = await browserOf(site, team.admin);
  await page.goto('/team/invitations');
  await seen(heading(page, 'Partner team'));
  return page;
}

async function headingOf(link: string | null, refusal?: string): Promise<Page> {
  const visitor = await site.visitor();
  if (refusal) visitor.expects(refusal);
  await visitor.page.goto(link ?? '');
  return visitor.page;
}

const actionsOf = async (team: Team) => {
  const events = await site.app.peek<{ action: string }>(
    "select action from audit_events where partner_id = $1 and action like 'invitation.%' order by id",
    [team.partner.id],
  );
  return events.map(({ action }) => action.replace('invitation.', ''));
};

describe('a pending invitation', () => {
  test('shows inviter, role, expiry, and that the mail was sent', async () => {
    const team = await aTeam(site.app);
    await anInvitation(site.app, { admin: team.admin, email: 'told@one.test', role: 'partner_admin' });
    const page = await invitationsOf(team);
    await seen(row(page, 'told@one.test').getByText('Sent', { exact: true }));
    const cells = (await row(page, 'told@one.test').innerText()).split(/\s*[\n\t]+\s*/);
    expect(cells).toEqual(expect.arrayContaining(['Partner administrator', 'Pending', 'In 7 days']));
    expect(cells.join(' ')).toContain('Invited by Ada Admin');
    await row(page, 'told@one.test').getByText('In 7 days').hover();
    await seen(page.getByRole('tooltip').filter({ hasText: /\d{4} at \d\d:\d\d/ }));
  });

  test('sent again reaches the person with a new link; the older one is dead', async () => {
    const team = await aTeam(site.app, { name: 'Again Please' });
    await anInvitation(site.app, { admin: team.admin, email: 'twice@one.test' });
    const first = await site.mailbox.waitFor('twice@one.test');
    const page = await invitationsOf(team);
    await choose(page, 'twice@one.test', 'Send again');
    const dialog = page.getByRole('dialog', { name: 'Send the invitation to twice@one.test again?' });
    await seen(dialog.getByText('The previous link stops working immediately.'));
    await dialog.getByRole('button', { name: 'Send again' }).dblclick();
    await seen(page.getByText('A new invitation to twice@one.test is on its way.'));
    await eventually(() => focused(page).getAttribute('aria-label')).toBe('Actions for twice@one.test');
    const second = await site.mailbox.waitFor('twice@one.test', {
      after: site.mailbox.mails().indexOf(first) + 1,
    });
    await seen(row(page, 'twice@one.test').getByText(/2 times/));
    await seen(heading(await headingOf(first.link, '404 invitations.preview'), 'This link doesn’t work'));
    await seen(heading(await headingOf(second.link), 'Join Again Please'));
    expect(await actionsOf(team)).toEqual(['created', 'resent']);
  });

  test('can be handed over: the link is shown with a warning, and copying it is logged', async () => {
    const team = await aTeam(site.app, { name: 'By Hand' });
    await anInvitation(site.app, { admin: team.admin, email: 'hand@one.test' });
    const page = await invitationsOf(team);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose(page, 'hand@one.test', 'Copy link');
    const dialog = page.getByRole('dialog', { name: 'Link for hand@one.test' });
    await seen(dialog.getByText('Anyone with this link can join as hand@one.test.'));
    const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue();
    await eventually(() => focused(page).innerText()).toBe('Copy link');
    await page.keyboard.press('Enter');
    await seen(dialog.getByRole('button', { name: 'Copied' }));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await gone(dialog);
    await eventually(() => focused(page).getAttribute('aria-label')).toBe('Actions for hand@one.test');
    expect(await actionsOf(team)).toEqual(['created', 'link_copied']);
    await seen(heading(await headingOf(link), 'Join By Hand'));
  });

  test('revoked, is out of the list and its link is dead; a filter still finds it', async () => {
    const team = await aTeam(site.app);
    await anInvitation(site.app, { admin: team.admin, email: 'back@one.test' });
    const mail = await site.mailbox.waitFor('back@one.test');
    const page = await invitationsOf(team);
    await choose(page, 'back@one.test', 'Revoke');
    const dialog = page.getByRole('dialog', { name: 'Revoke the invitation to back@one.test?' });
    await eventually(() => focused(page).innerText()).toBe('Cancel');
    await dialog.getByRole('button', { name: 'Revoke invitation' }).click();
    await seen(page.getByText('The invitation to back@one.test has been revoked.'));
    await seen(page.getByText('No pending invitations.'));
    await seen(heading(await headingOf(mail.link, '404 invitations.preview'), 'This link doesn’t work'));

    await page.getByRole('button', { name: 'Status: Pending, Expired' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Revoked' }).click();
    await seen(row(page, 'back@one.test').getByText('Revoked'));
    await eventually(() => row(page, 'back@one.test').getByRole('button').count()).toBe(0);
    await eventually(() => addressOf(page)).toBe('/team/invitations?status=pending%2Cexpired%2Crevoked');
  });

  test('with another role reaches the person with a new link; the older one is dead', async () => {
    const team = await aTeam(site.app, { name: 'Other Hat' });
    await anInvitation(site.app, { admin: team.admin, email: 'hat@one.test' });
    const first = await site.mailbox.waitFor('hat@one.test');
    const page = await invitationsOf(team);
    await choose(page, 'hat@one.test', 'Change role');
    const dialog = page.getByRole('dialog', { name: 'Change the role of the invitation to hat@one.test' });
    const change = dialog.getByRole('button', { name: 'Change role' });
    await eventually(() => change.isDisabled()).toBe(true);
    await seen(dialog.getByText('The previous link stops working immediately.'));
    await dialog.getByRole('radio', { name: 'Partner administrator' }).check();
    await change.dblclick();
    await seen(page.getByText('hat@one.test is now invited as Partner administrator.'));
    await seen(row(page, 'hat@one.test').getByText('Partner administrator', { exact: true }));
    const second = await site.mailbox.waitFor('hat@one.test', {
      after: site.mailbox.mails().indexOf(first) + 1,
    });
    await seen(heading(await headingOf(first.link, '404 invitations.preview'), 'This link doesn’t work'));
    await seen((await headingOf(second.link)).getByText('Partner administrator'));
  });

  test('that has expired can be sent again, but has no link to copy', async () => {
    const team = await aTeam(site.app, { name: 'Second Chance' });
    const { id } = await anInvitation(site.app, { admin: team.admin, email: 'slow@one.test' });
    await site.mailbox.waitFor('slow@one.test');
    await letExpire(site.app, id, 3 * 86_400);
    const after = site.mailbox.mails().length;
    const page = await invitationsOf(team);
    await seen(row(page, 'slow@one.test').getByText('Expired'));
    await seen(row(page, 'slow@one.test').getByText('3 days ago'));
    await page.getByRole('button', { name: 'Actions for slow@one.test' }).click();
    await seen(page.getByRole('menuitem', { name: 'Revoke' }));
    await eventually(() => page.getByRole('menuitem', { name: 'Copy link' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Send again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await seen(row(page, 'slow@one.test').getByText('Pending'));
    const mail = await site.mailbox.waitFor('slow@one.test', { after });
    await seen(heading(await headingOf(mail.link), 'Join Second Chance'));
  });

  test('whose mail was refused shows the server’s answer, and its link can still be copied', async () => {
    const team = await aTeam(site.app);
    site.mailbox.refuse('gone@one.test', 550);
    await anInvitation(site.app, { admin: team.admin, email: 'gone@one.test' });
    const page = await invitationsOf(team);
    const failed = row(page, 'gone@one.test');
    // The list refreshes itself while a mail is being sent.
    await seen(failed.getByText('Failed', { exact: true }));
    await seen(failed.getByText(/The mail server replied: 550.*refused gone@one\.test/));
    expect(await actionsOf(team)).toEqual(['created', 'delivery_failed']);
    await choose(page, 'gone@one.test', 'Send again');
    const dialog = page.getByRole('dialog', { name: 'Send the invitation to gone@one.test again?' });
    await seen(dialog.getByText(/The mail server replied: 550.*refused gone@one\.test/));
    await gone(dialog.getByText('The previous link stops working immediately.'));
    await dialog.getByRole('button', { name: 'Copy link instead' }).click();
    await eventually(() => page.getByRole('textbox', { name: 'Invitation link' }).inputValue()).toContain(
      '/accept#token=',
    );
  });
});

describe('the list of invitations', () => {
  test('has search, sort order and filters in its own address', async () => {
    const team = await aTeam(site.app);
    for (const name of ['ana', 'bo', 'cleo'])
      await anInvitation(site.app, { admin: team.admin, email: `${name}@one.test` });
    const page = await invitationsOf(team);
    const emails = () => table(page).getByRole('rowheader').locator('bdi').allInnerTexts();
    await seen(page.getByRole('link', { name: 'Invitations 3' }).and(page.locator('[aria-current=page]')));
    for (const name of ['Role', 'Status', 'Invited', 'Expires', 'E-mail address']) {
      await table(page).getByRole('columnheader', { name }).getByRole('button').press('Enter');
      await eventually(() =>
        table(page).getByRole('columnheader', { name }).getAttribute('aria-sort'),
      ).not.toBe('none');
    }
    await table(page)
      .getByRole('columnheader', { name: 'E-mail address' })
      .getByRole('button')
      .press('Enter');
    await eventually(() => addressOf(page)).toBe('/team/invitations?sort=-email');
    await eventually(async () => (await emails()).filter((one) => one.includes('@'))).toEqual([
      'cleo@one.test',
      'bo@one.test',
      'ana@one.test',
    ]);
    await page.getByRole('searchbox', { name: 'Search by address' }).fill('BO@');
    await seen(page.getByText('1 invitation found'));
    await page.getByRole('link', { name: 'Members' }).click();
    await seen(page.getByRole('link', { name: 'Ada Admin' }));
    await eventually(() => addressOf(page)).toBe('/team');
    await page.goBack();
    await seen(page.getByText('1 invitation found'));
    await page.goto('/team/invitations?status=lost&sort=size');
    await eventually(async () => (await emails()).filter((one) => one.includes('@'))).toHaveLength(3);
  });
});
