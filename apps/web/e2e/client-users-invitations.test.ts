import { aClient, aClientInvitation, aClientUser, letExpire, offerRoles } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const rowOf = (page: Page, name: string | RegExp) => page.getByRole('row', { name });
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function aClientPage() {
  const { admin: agent } = await aTeam(site.app, { name: 'Lakeside Partners' });
  const { id: clientId } = await aClient(site.app, agent, { businessName: 'Acme Dental' });
  const visitor = await browserOf(site, agent);
  const open = (more = '') => visitor.page.goto(`/clients/${clientId}?tab=users${more}`);
  return { ...visitor, agent, clientId, open };
}

const statusOf = async (email: string) => {
  const rows = await site.app.peek<{ status: string; role: string }>(
    'select status, role from invitations where email = $1',
    [email],
  );
  return rows.map(({ status, role }) => `${role} ${status}`);
};

test('many together: each address shows its outcome, and only offered roles can be chosen', async () => {
  const { page, agent, clientId, open } = await aClientPage();
  const member = await aClientUser(site.app, clientId, { name: 'Dana Keller' });
  await offerRoles(site.app, { agent, clientId }, ['client_staff', 'client_manager']);
  const pending = await aClientInvitation(site.app, clientId, { by: agent, role: 'client_staff' });
  await open('&invite=true');
  const dialog = page.getByRole('dialog', { name: 'Invite people to Acme Dental' });
  await dialog
    .getByLabel('E-mail addresses')
    .fill(`ada@acme.test, ${member.email}; ${pending.email} not-an-address,`);
  const roles = dialog.getByRole('radio');
  await eventually(() => roles.count()).toBe(2);
  await eventually(() => roles.first().isChecked()).toBe(true);
  await seen(dialog.getByText('Sees calls.', { exact: true }));
  await seen(dialog.getByRole('button', { name: `${member.email}: already a member, edit` }));
  await dialog.getByRole('button', { name: `Send again: ${pending.email}` }).click();
  await seen(dialog.getByText('Sent again'));
  await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
  const report = page.getByRole('dialog', { name: 'Invitation results' });
  await seen(report.getByRole('heading', { name: '1 person invited' }));
  await seen(report.getByText('not-an-address'));
  await report.getByRole('button', { name: 'View pending invitations' }).click();
  await gone(report);
  await eventually(() => page.url()).toContain('status=pending');
  await seen(rowOf(page, /ada@acme\.test.*Staff.*Pending/));
});

test('an invitation is undone before its mail is sent', async () => {
  const { page, open } = await aClientPage();
  await open('&invite=true');
  const dialog = page.getByRole('dialog', { name: 'Invite people to Acme Dental' });
  await dialog.getByLabel('E-mail addresses').fill('undo@acme.test');
  await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
  await toast(page, 'Sending the invitation to undo@acme.test in 10 seconds.')
    .getByRole('button', { name: 'Undo' })
    .click();
  await seen(toast(page, '1 invitation cancelled.'));
  await gone(rowOf(page, /undo@acme\.test/));
  expect(await statusOf('undo@acme.test')).toEqual(['client_member revoked']);
});

test('an invitation is sent again, its link copied, and revoked; each shows its result', async () => {
  const { page, agent, clientId, open } = await aClientPage();
  const { email } = await aClientInvitation(site.app, clientId, { by: agent });
  await site.mailbox.waitFor(email, { timeoutMs: 30_000 });
  await open();
  await choose(page, email, 'Send again');
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await seen(toast(page, `A new invitation to ${email} is on its way.`));
  const again = await site.mailbox.waitFor(email, { after: 1, timeoutMs: 30_000 });

  await choose(page, email, 'Copy link');
  const link = page.getByRole('textbox', { name: 'Invitation link' });
  await eventually(() => link.inputValue()).toMatch(/\/accept#token=/);
  const copied = await link.inputValue();
  expect(copied).not.toBe(again.link);
  await page.getByRole('button', { name: 'Done' }).click();

  await choose(page, email, 'Revoke');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke invitation' }).click();
  await seen(toast(page, `The invitation to ${email} has been revoked.`));
  await gone(rowOf(page, email));
  const invited = await site.visitor();
  invited.expects('404 invitations.preview');
  await invited.page.goto(copied);
  await seen(invited.page.getByRole('heading', { name: 'This link doesn’t work' }));
});

test('a failed mail shows the server’s answer; an expired invitation has no link to copy', async () => {
  const { page, agent, clientId, open } = await aClientPage();
  site.mailbox.refuse('nobody@acme.test', 550);
  const failed = await aClientInvitation(site.app, clientId, { by: agent, email: 'nobody@acme.test' });
  const old = await aClientInvitation(site.app, clientId, { by: agent, email: 'late@acme.test' });
  await letExpire(site.app, old.id);
  await open(`&person=${failed.id}`);
  const panel = page.getByRole('dialog', { name: `Details of ${failed.email}` });
  await seen(panel.getByText('E-mail failed'));
  await seen(panel.getByText(/The mail server replied: .*550/));
  await page.keyboard.press('Escape');
  await seen(rowOf(page, /late@acme\.test.*Expired/));
  await page.getByRole('button', { name: 'Actions for late@acme.test' }).click();
  await seen(page.getByRole('menuitem', { name: 'Send again' }));
  await eventually(() => page.getByRole('menuitem', { name: 'Copy link' }).count()).toBe(0);
});

test('an invitation with a role that is no longer available says that it cannot be accepted', async () => {
  const { page, agent, clientId, open } = await aClientPage();
  const { email } = await aClientInvitation(site.app, clientId, { by: agent });
  await offerRoles(site.app, { agent, clientId }, ['client_admin']);
  await open();
  await seen(rowOf(page, email).getByText('Role no longer available'));
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await eventually(() =>
    page.getByRole('menuitem', { name: /^Send again/ }).getAttribute('aria-disabled'),
  ).toBe('true');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: email }).click();
  await seen(page.getByText(/^The role Member is no longer available\./));
});

test('an invitation accepted meanwhile cannot be revoked, and the list shows its present state', async () => {
  const { page, expects, agent, clientId, open } = await aClientPage();
  const invitation = await aClientInvitation(site.app, clientId, { by: agent });
  await open();
  await choose(page, invitation.email, 'Revoke');
  await site.app.peek("update invitations set status = 'accepted' where id = $1", [invitation.id]);
  expects('409 clientUsers.revokeInvitation');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke invitation' }).click();
  await seen(page.getByText('This invitation has since been accepted or revoked.'));
});
