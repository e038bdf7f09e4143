import { aClient, aClientUser, permit } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();
const password = 'three quiet harbours at dusk';

const rowOf = (page: Page, name: string | RegExp) => page.getByRole('row', { name });
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** An administrator's browser on the users of a client of its own, with the given people already in it. */
async function aClientPage(given: { people?: readonly string[]; managesItself?: boolean } = {}) {
  const { admin: agent } = await aTeam(site.app, { name: 'Lakeside Partners' });
  const { id } = await aClient(site.app, agent, { businessName: 'Acme Dental' });
  await permit(site.app, { agent, clientId: id }, 'manage_users', given.managesItself ?? false);
  const people = await Promise.all(
    (given.people ?? []).map((name) => aClientUser(site.app, id, { name, role: 'client_member' })),
  );
  const visitor = await browserOf(site, agent);
  await visitor.page.goto(`/clients/${id}?tab=users`);
  return { ...visitor, agent, clientId: id, people };
}

test('permissions, invitation, mail, first visit, and then every possible change', async () => {
  const { admin: agent } = await aTeam(site.app, { name: 'Lakeside Partners' });
  const { id } = await aClient(site.app, agent, { businessName: 'Acme Dental' });
  const { page } = await browserOf(site, agent);
  await page.goto(`/clients/${id}`);
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await seen(page.getByRole('heading', { name: 'Set permissions before the first invitation' }));
  await page.getByRole('link', { name: 'Set permissions' }).click();
  await page.getByRole('switch', { name: 'Billing' }).check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await seen(toast(page, 'Permissions of Acme Dental saved.'));

  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await seen(page.getByText('Acme Dental has no users yet.'));
  await page.getByRole('button', { name: 'Invite people' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Invite people to Acme Dental' });
  await dialog.getByLabel('E-mail addresses').fill('nora.lind@acme.test');
  await eventually(() => dialog.getByRole('radio', { name: 'Member' }).isChecked()).toBe(true);
  await seen(dialog.getByText('Sees calls and analytics; manages billing, integrations, and projects.'));
  await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
  await gone(dialog);
  await seen(rowOf(page, /nora\.lind@acme\.test.*Invited.*Member.*Pending/));

  const mail = await site.mailbox.waitFor('nora.lind@acme.test', { timeoutMs: 30_000 });
  const nora = await site.visitor();
  await nora.page.goto(mail.link ?? '');
  await seen(nora.page.getByRole('heading', { name: 'Join Acme Dental' }));
  await nora.page.getByLabel('Your name').fill('Nora Lind');
  await nora.page.getByLabel('Choose a password').fill(password);
  await nora.page.getByRole('button', { name: 'Accept and create account' }).click();
  await seen(nora.page.getByRole('heading', { name: 'Welcome, Nora Lind' }));
  await seen(nora.page.getByText('Calls', { exact: true }));
  await eventually(() => nora.page.getByText('Billing', { exact: true }).count()).toBe(0);

  await comesBackTo(page);
  await seen(rowOf(page, /Nora Lind.*Member.*Active/));
  await page.getByRole('button', { name: 'Member. Change the role of Nora Lind' }).click();
  const roles = page.getByRole('dialog', { name: 'Change the role of Nora Lind' });
  await roles.getByRole('radio', { name: 'Admin' }).check();
  await roles.getByRole('button', { name: 'Change to Admin' }).click();
  await seen(toast(page, 'Nora Lind now has the role Admin.'));
  await seen(rowOf(page, /Nora Lind.*Admin.*Active/));
  await comesBackTo(nora.page);
  await seen(nora.page.getByText('Billing', { exact: true }));

  await choose(page, 'Nora Lind', 'Deactivate');
  await page
    .getByRole('dialog', { name: 'Deactivate Nora Lind?' })
    .getByRole('button', { name: 'Deactivate Nora Lind' })
    .click();
  await seen(rowOf(page, /Nora Lind.*Deactivated/));
  nora.allows('401 portal.home');
  await comesBackTo(nora.page);
  await seen(nora.page.getByText('Your session has ended.'));

  await choose(page, 'Nora Lind', 'Reactivate');
  await page
    .getByRole('dialog', { name: 'Reactivate Nora Lind?' })
    .getByRole('button', { name: 'Reactivate Nora Lind' })
    .click();
  await seen(rowOf(page, /Nora Lind.*Active/));
  await nora.page.getByLabel('E-mail address').fill('nora.lind@acme.test');
  await nora.page.getByLabel('Password', { exact: true }).fill(password);
  await nora.page.getByRole('button', { name: 'Sign in' }).click();
  await seen(nora.page.getByRole('heading', { name: 'Welcome, Nora Lind' }));

  await choose(page, 'Nora Lind', 'Remove');
  const remove = page.getByRole('dialog', { name: 'Remove Nora Lind from Acme Dental?' });
  const act = remove.getByRole('button', { name: 'Remove Nora Lind' });
  await remove.getByLabel('Type nora.lind@acme.test to confirm').fill('nora.lind@acme.tes');
  await eventually(() => act.isDisabled()).toBe(true);
  await remove.getByLabel('Type nora.lind@acme.test to confirm').fill('nora.lind@acme.test');
  await act.click();
  await seen(toast(page, 'Nora Lind no longer has access to Acme Dental.'));
  await gone(rowOf(page, /Nora Lind/));
  await comesBackTo(nora.page);
  await seen(nora.page.getByText('Your session has ended.'));
  expect(site.mailbox.mails().filter(({ to }) => to.includes('nora.lind@acme.test'))).toHaveLength(1);
});

describe('the panel of a person', () => {
  test('sends a password-reset mail, and ends sessions', async () => {
    const { page, people } = await aClientPage({ people: ['Dana Keller'] });
    const email = people[0]?.email ?? '';
    await choose(page, 'Dana Keller', 'Send password-reset e-mail');
    await page.getByRole('button', { name: 'Send e-mail' }).click();
    await seen(toast(page, `A password-reset e-mail to ${email} is on its way.`));
    const mail = await site.mailbox.waitFor(email, { timeoutMs: 30_000 });
    expect(mail.link?.startsWith(`${site.url}/reset#token=`)).toBe(true);
    // Nothing changes until it is used: the password still opens two sessions, which are ended one by one or all together.
    const first = await browserOf(site, { email });
    await browserOf(site, { email });
    await first.page.goto('/');
    await seen(first.page.getByRole('heading', { name: 'Welcome, Dana Keller' }));
    await page.getByRole('link', { name: 'Dana Keller' }).click();
    const list = page.getByRole('list', { name: 'Active sessions' });
    await eventually(() => list.getByRole('listitem').count()).toBe(2);
    await list
      .getByRole('button', { name: /^Sign out: / })
      .last()
      .click();
    await eventually(() => list.getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign Dana Keller out everywhere?' });
    await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
    await seen(page.getByText('Dana Keller has no active sessions.'));
    first.allows('401 portal.home');
    await comesBackTo(first.page);
    await seen(first.page.getByText('Your session has ended.'));
  });
});
