import { aMember, testPassword } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf, membershipsOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, gone, seen } from './support/see.ts';
import { settled } from './support/settled.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `Actions for ${name}` });
const teamHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Partner team' });

async function choose(page: Page, name: string, action: string): Promise<void> {
  await menuOf(page, name).click();
  await page.getByRole('menuitem', { name: action }).click();
}

describe('a partner user', () => {
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
});
