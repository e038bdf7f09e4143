import { withTotp } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserPastFactors } from './support/factors.ts';
import { aTeam, browserOf } from './support/people.ts';
import { comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

test('an administrator sees where a colleague is signed in, and ends it', async () => {
  const { admin, user } = await aTeam(site.app);
  const uli = await browserOf(site, user);
  await browserOf(site, user);
  await uli.page.goto('/team');
  await seen(uli.page.getByRole('link', { name: 'Uli User' }));
  const { page } = await browserOf(site, admin);
  await page.goto(`/team?member=${user.membershipId}`);
  await page.getByRole('tab', { name: 'Sessions' }).click();
  const list = page.getByRole('list', { name: 'Active sessions' });
  await eventually(() => list.getByRole('listitem').count()).toBe(2);
  await seen(list.getByText(/^(Headless )?Chrom/i).first());
  await list
    .getByRole('button', { name: /^Sign out: / })
    .first()
    .click();
  await eventually(() => list.getByRole('listitem').count()).toBe(1);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign Uli User out everywhere?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await gone(dialog);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await seen(page.getByText('Uli User has no active sessions.'));
  uli.allows('401 partnerTeam.members');
  await comesBackTo(uli.page);
  await seen(uli.page.getByText('Your session has ended.'));
});

test('nobody else reviews sessions, and one’s own are not reviewed here', async () => {
  const { admin, user } = await aTeam(site.app);
  const reader = await browserOf(site, user);
  await reader.page.goto(`/team?member=${admin.membershipId}`);
  await seen(reader.page.getByRole('dialog', { name: 'Details of Ada Admin' }));
  await eventually(() => reader.page.getByRole('tab', { name: 'Sessions' }).count()).toBe(0);
  const own = await browserOf(site, admin);
  await own.page.goto(`/team?member=${admin.membershipId}`);
  await seen(own.page.getByRole('dialog', { name: 'Details of Ada Admin' }));
  await eventually(() => own.page.getByRole('tab', { name: 'Sessions' }).count()).toBe(0);
});

test('the team’s settings say what a change does, are saved, and do not overwrite another administrator’s', async () => {
  const { admin, partner } = await aTeam(site.app);
  const lacking = await browserOf(site, admin);
  await lacking.page.goto('/team/settings');
  const demand = (page: Page) => page.getByRole('switch', { name: 'Require two-step verification' });
  await seen(lacking.page.getByText('Set up two-step verification for yourself before you require it'));
  await eventually(() => demand(lacking.page).isDisabled()).toBe(true);

  await withTotp(site.app, admin);
  const visitor = await browserPastFactors(site, admin);
  visitor.expects('409 partnerTeam.updateSettings');
  const { page } = visitor;
  await page.goto('/team/settings');
  const save = page.getByRole('button', { name: 'Save changes' });
  await page.getByLabel('Sign out after inactivity').selectOption('8 hours');
  await seen(page.getByText('Saving this has no immediate effect.'));
  await save.click();
  await seen(page.getByText('Saved', { exact: true }));
  const stored = 'select requires_mfa, idle_minutes from partners where id = $1';
  expect(await site.app.peek(stored, [partner.id])).toEqual([{ requires_mfa: false, idle_minutes: 480 }]);

  await demand(page).click();
  await seen(page.getByText('1 person must set up two-step verification.'));
  await site.app.peek('update partners set idle_minutes = 60, version = version + 1 where id = $1', [
    partner.id,
  ]);
  await save.click();
  await seen(page.getByText('Someone changed this in the meantime.'));
  await eventually(() => page.getByLabel('Sign out after inactivity').inputValue()).toBe('60');
  await eventually(() => demand(page).isChecked()).toBe(true);
  await save.click();
  await seen(page.getByText('Saved', { exact: true }));
  expect(await site.app.peek(stored, [partner.id])).toEqual([{ requires_mfa: true, idle_minutes: 60 }]);
});
