import { expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

test('an administrator sees where a colleague is signed in, and ends it', async () => {
  const { admin, user } = await aTeam(site.house);
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
  const { admin, user } = await aTeam(site.house);
  const reader = await browserOf(site, user);
  await reader.page.goto(`/team?member=${admin.membershipId}`);
  await seen(reader.page.getByRole('dialog', { name: 'Details of Ada Admin' }));
  expect(await reader.page.getByRole('tab', { name: 'Sessions' }).count()).toBe(0);
  const own = await browserOf(site, admin);
  await own.page.goto(`/team?member=${admin.membershipId}`);
  await seen(own.page.getByRole('dialog', { name: 'Details of Ada Admin' }));
  expect(await own.page.getByRole('tab', { name: 'Sessions' }).count()).toBe(0);
});
