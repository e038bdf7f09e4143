import { expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();
const password = 'three quiet harbours at dusk';

test('a person is invited by mail, joins, is on the roster, and comes back another day', async () => {
  const { partner, admin } = await aTeam(site.app, { name: 'Lakeside Partners' });
  const ada = await browserOf(site, admin);
  await ada.page.goto('/team');
  await ada.page.getByRole('button', { name: 'Invite people' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Invite people to Lakeside Partners' });
  await dialog.getByLabel('E-mail addresses').fill('nora.lind@example.test');
  await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
  await gone(dialog);
  await seen(ada.page.getByText('Sending the invitation to nora.lind@example.test in 10 seconds.'));
  await seen(ada.page.getByRole('link', { name: 'Invitations 1' }));

  const mail = await site.mailbox.waitFor('nora.lind@example.test', { timeoutMs: 30_000 });
  expect(mail.subject).toContain('Lakeside Partners');
  expect(mail.link?.startsWith(`${site.url}/accept#token=`)).toBe(true);

  const nora = await site.visitor();
  await nora.page.goto(mail.link ?? '');
  await seen(nora.page.getByRole('heading', { name: 'Join Lakeside Partners' }));
  await seen(nora.page.getByText('Ada Admin has invited you.'));
  await seen(nora.page.getByText('nora.lind@example.test'));
  await seen(nora.page.getByText('Partner user', { exact: true }));
  await nora.page.getByLabel('Your name').fill('Nora Lind');
  await nora.page.getByLabel('Choose a password').fill(password);
  await nora.page.getByRole('button', { name: 'Accept and create account' }).click();

  const roster = nora.page.getByRole('table', { name: 'Members' });
  await seen(roster.getByRole('row', { name: /Nora Lind.*You.*Partner user/ }));
  await eventually(() => addressOf(nora.page)).toBe('/team');

  // Ada has been elsewhere meanwhile, and returns to her tab.
  await expect(ada.page.getByRole('link', { name: 'Nora Lind' }).count()).resolves.toBe(0);
  await comesBackTo(ada.page);
  await seen(ada.page.getByRole('link', { name: 'Nora Lind' }));
  await gone(ada.page.getByRole('link', { name: 'Invitations 1' }));

  await nora.page.getByRole('button', { name: 'Account: Nora Lind' }).click();
  await nora.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await seen(nora.page.getByText('You are signed out.'));
  await nora.page.getByLabel('E-mail address').fill('Nora.Lind@example.test');
  await nora.page.getByLabel('Password', { exact: true }).fill(password);
  await nora.page.getByRole('button', { name: 'Sign in' }).click();
  await seen(nora.page.getByRole('heading', { name: 'Partner team' }));
  await eventually(() => addressOf(nora.page)).toBe('/team');

  const joined = await site.app.peek<{ action: string }>(
    "select action from audit_events where partner_id = $1 and action like 'invitation.%' order by id",
    [partner.id],
  );
  expect(joined.map(({ action }) => action)).toEqual(['invitation.created', 'invitation.accepted']);
});
