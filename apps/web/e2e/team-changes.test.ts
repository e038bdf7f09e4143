import { aMember, testPassword } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf, membershipsOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, focused, gone, seen } from './support/see.ts';
import { settled } from './support/settled.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });
const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `Actions for ${name}` });
const teamHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Partner team' });

async function choose(page: Page, name: string, action: string): Promise<void> {
  await menuOf(page, name).click();
  await page.getByRole('menuitem', { name: action }).click();
}

describe('one’s own row', () => {
  test('says “You”, offers nothing, and explains why', async () => {
    const { admin } = await aTeam(site.app);
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await seen(menuOf(page, 'Uli User'));
    await eventually(() => menuOf(page, 'Ada Admin').count()).toBe(0);
    await row(page, 'Ada Admin').getByText('You', { exact: true }).hover();
    const why = 'This is you, the only administrator.';
    await seen(page.getByRole('tooltip').filter({ hasText: why }));
    await page.getByRole('link', { name: 'Ada Admin' }).click();
    const panel = page.getByRole('dialog', { name: 'Details of Ada Admin' });
    await seen(panel.getByText(why));
    await eventually(() => panel.getByRole('button', { name: /Change role|Remove/ }).count()).toBe(0);
  });
});

describe('a partner user', () => {
  test('sees the same roster, without any control that changes it', async () => {
    const { user, partner } = await aTeam(site.app, { name: 'Read Only' });
    const { page } = await browserOf(site, user);
    await page.goto('/team');
    await seen(page.getByRole('link', { name: 'Ada Admin' }));
    await seen(page.getByText(`People at ${partner.name}. Partner administrators invite`));
    const main = page.getByRole('main');
    await eventually(() =>
      main.getByRole('button', { name: /Invite|Actions for|Remove|Change/ }).count(),
    ).toBe(0);
    await eventually(() => main.getByRole('link', { name: /^Invitations/ }).count()).toBe(0);
    await eventually(() => main.locator(':disabled, [aria-disabled="true"]').count()).toBe(0);
    await page.getByRole('link', { name: 'Ada Admin' }).click();
    const panel = page.getByRole('dialog', { name: 'Details of Ada Admin' });
    await seen(panel);
    await eventually(() => panel.getByRole('button', { name: /Change role|Remove/ }).count()).toBe(0);
  });

  test('who follows a link to the invitations reads who can see them', async () => {
    const { user } = await aTeam(site.app);
    const { page } = await browserOf(site, user);
    await page.goto('/team/invitations?invite=true');
    await seen(page.getByText('Only partner administrators see invitations.'));
    await eventually(() => page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('link', { name: 'Show administrators' }).click();
    await seen(page.getByRole('link', { name: 'Ada Admin' }));
    await eventually(() => addressOf(page)).toBe('/team?role=partner_admin');
  });
});

describe('a changed role', () => {
  test('is confirmed with an explanation, shown immediately, and gives the focus back', async () => {
    const { admin, user } = await aTeam(site.app);
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await choose(page, 'Uli User', 'Change role');
    const dialog = page.getByRole('dialog', { name: 'Make Uli User a partner administrator?' });
    await seen(dialog.getByText('They can invite and remove members'));
    await eventually(() => focused(page).innerText()).toBe('Cancel');
    await page.keyboard.press('Escape');
    await gone(dialog);
    await eventually(() => focused(page).getAttribute('aria-label')).toBe('Actions for Uli User');

    await choose(page, 'Uli User', 'Change role');
    await dialog.getByRole('button', { name: 'Make administrator' }).dblclick();
    await seen(page.getByText('Uli User is now a partner administrator.'));
    await seen(row(page, 'Uli User').getByText('Partner administrator'));
    expect(await membershipsOf(site.app, user.email)).toMatchObject([{ role: 'partner_admin' }]);
    const changes = await site.app.peek(
      "select 1 from audit_events where action = 'membership.role_changed' and partner_id = $1",
      [admin.partner.id],
    );
    expect(changes).toHaveLength(1);
  });

  test('takes effect on the other person’s next click, on the page they have open, without a reload', async () => {
    const { admin, partner } = await aTeam(site.app, { name: 'Next Click' });
    const deputy = await aMember(site.app, { partner, role: 'partner_admin', name: 'Dora Deputy' });
    const dora = await browserOf(site, deputy);
    dora.expects('403 partnerTeam.invitations');
    await dora.page.goto('/team/invitations');
    await seen(dora.page.getByText('No pending invitations.'));

    const ada = await browserOf(site, admin);
    await ada.page.goto('/team');
    await choose(ada.page, 'Dora Deputy', 'Change role');
    await ada.page.getByRole('button', { name: 'Make partner user' }).click();
    await seen(ada.page.getByText('Dora Deputy is now a partner user.'));

    const asked: string[] = [];
    dora.page.on('request', (request) => asked.push(`${request.resourceType()} ${request.url()}`));
    await dora.page.getByRole('button', { name: 'Status: Pending, Expired' }).click();
    await dora.page.getByRole('menuitemcheckbox', { name: 'Revoked' }).click();
    await seen(dora.page.getByText('Only partner administrators see invitations.'));
    await gone(dora.page.getByRole('button', { name: 'Invite people' }));
    await settled(dora.page);
    expect(asked.filter((one) => one.startsWith('document'))).toEqual([]);
    expect(asked.length).toBeLessThan(10);

    // And back: returning to the tab is enough.
    await choose(ada.page, 'Dora Deputy', 'Change role');
    await ada.page.getByRole('button', { name: 'Make administrator' }).click();
    await seen(ada.page.getByText('Dora Deputy is now a partner administrator.'));
    await comesBackTo(dora.page);
    await seen(dora.page.getByRole('button', { name: 'Invite people' }));
  });

  test('that another administrator made first is refused with a message, in the dialog', async () => {
    const { admin, partner } = await aTeam(site.app, { name: 'Both At Once' });
    const deputy = await aMember(site.app, { partner, role: 'partner_admin', name: 'Dora Deputy' });
    const ada = await browserOf(site, admin);
    ada.expects('403 partnerTeam.changeRole', '403 partnerTeam.invitations');
    await ada.page.goto('/team');
    await choose(ada.page, 'Dora Deputy', 'Change role');
    await site.app.peek("update memberships set role = 'partner_user' where id = $1", [admin.membershipId]);
    await ada.page.getByRole('button', { name: 'Make partner user' }).click();
    await seen(ada.page.getByText('You are no longer an administrator of Both At Once.'));
    expect(await membershipsOf(site.app, deputy.email)).toMatchObject([{ role: 'partner_admin' }]);
  });
});

describe('removing a member', () => {
  test('asks for the address, ends their session immediately, and their password no longer signs in', async () => {
    const { admin, user } = await aTeam(site.app, { name: 'Parting Ways' });
    const uli = await browserOf(site, user);
    uli.expects('401 partnerTeam.members', '401 auth.signIn');
    await uli.page.goto('/team');
    await seen(teamHeading(uli.page));
    await settled(uli.page);
    const ada = await browserOf(site, admin);
    await ada.page.goto('/team');
    const mails = site.mailbox.mails().length;

    await choose(ada.page, 'Uli User', 'Remove from the team');
    const dialog = ada.page.getByRole('dialog', { name: 'Remove Uli User from Parting Ways?' });
    for (const consequence of ['1 session ends', 'not notified', 'You can invite them again'])
      await seen(dialog.getByRole('listitem').filter({ hasText: consequence }));
    // There are none to lose.
    await eventually(() => dialog.getByText('assignments, even').count()).toBe(0);
    const act = dialog.getByRole('button', { name: 'Remove Uli User' });
    await eventually(() => act.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('somebody.else@example.test');
    await eventually(() => act.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill(` ${user.email.toUpperCase()} `);
    await act.click();
    await seen(ada.page.getByText('Uli User is no longer a member of Parting Ways.'));
    await gone(ada.page.getByRole('link', { name: 'Uli User' }));

    await uli.page.getByRole('button', { name: 'Role' }).last().click();
    await seen(uli.page.getByText('Your session has ended. Sign in to continue where you left off.'));
    await uli.page.getByLabel('E-mail address').fill(user.email);
    await uli.page.getByLabel('Password', { exact: true }).fill(testPassword);
    await uli.page.getByRole('button', { name: 'Sign in' }).click();
    await seen(uli.page.getByText('The e-mail address or password is wrong.'));
    expect(site.mailbox.mails()).toHaveLength(mails);
  });

  test('can be a deactivation instead, which is shown, filtered by and undone', async () => {
    const { admin, user } = await aTeam(site.app);
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await choose(page, 'Uli User', 'Remove from the team');
    await page.getByRole('dialog').getByRole('button', { name: 'Deactivate Uli User' }).click();
    const dialog = page.getByRole('dialog', { name: 'Deactivate Uli User?' });
    await seen(dialog.getByText('You can reactivate them at any time.'));
    await dialog.getByRole('button', { name: 'Deactivate Uli User' }).click();
    await seen(page.getByText('Uli User is deactivated.'));
    await seen(page.getByRole('row', { name: /Uli User/ }).getByText('Deactivated'));
    expect(await membershipsOf(site.app, user.email)).toMatchObject([{ status: 'deactivated' }]);
    await page.goto('/team?status=active');
    await seen(page.getByText('1 member found'));
    await page.goto(`/team?status=active&member=${user.membershipId}`);
    const panel = page.getByRole('dialog', { name: 'Details of Uli User' });
    await panel.getByRole('button', { name: 'Reactivate' }).click();
    await page.getByRole('button', { name: 'Reactivate Uli User' }).click();
    await seen(page.getByText('Uli User is active again.'));
    await seen(panel.getByText('Active', { exact: true }));
    expect(await membershipsOf(site.app, user.email)).toMatchObject([{ status: 'active' }]);
  });

  test('is cancelled by Esc, with the focus where it was', async () => {
    const { admin, user } = await aTeam(site.app);
    const { page } = await browserOf(site, admin);
    await page.goto('/team');
    await menuOf(page, 'Uli User').focus();
    await page.keyboard.press('Enter');
    await eventually(() => focused(page).getAttribute('role')).toBe('menuitem');
    await page.keyboard.press('End');
    await eventually(() => focused(page).innerText()).toBe('Remove from the team');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('dialog', { name: /^Remove Uli User/ }));
    await eventually(() => focused(page).getAttribute('autocomplete')).toBe('off');
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await eventually(() => focused(page).getAttribute('aria-label')).toBe('Actions for Uli User');
    expect(await membershipsOf(site.app, user.email)).toMatchObject([{ status: 'active' }]);
  });

  test('who is gone already is reported in the dialog', async () => {
    const { admin, user } = await aTeam(site.app);
    const visitor = await browserOf(site, admin);
    visitor.expects('404 partnerTeam.removeMember');
    // The dialog's list of their clients is reloaded when the list of members has changed.
    visitor.allows('404 partnerTeam.assignedClients', '404 partnerTeam.memberSessions');
    const { page } = visitor;
    await page.goto('/team');
    await choose(page, 'Uli User', 'Remove from the team');
    await site.app.peek("update memberships set status = 'removed' where id = $1", [user.membershipId]);
    await page.getByRole('dialog').getByRole('textbox').fill(user.email);
    await page.getByRole('button', { name: 'Remove Uli User' }).click();
    await seen(page.getByText('This person is no longer a member.'));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await gone(page.getByRole('link', { name: 'Uli User' }));
  });
});
