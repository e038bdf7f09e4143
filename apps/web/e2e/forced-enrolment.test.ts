import { alsoMemberOf, testPassword, withTotp } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anAuthenticator } from './support/authenticators.ts';
import { saveCodes, setUpApp } from './support/factors.ts';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, comesBackTo, eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const demand = (page: Page, name = 'Lakeside Partners') =>
  page.getByRole('heading', { level: 1, name: `${name} requires two-step verification` });
const teamHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Partner team' });

const demandFactor = (partnerId: string) =>
  site.app.peek('update partners set requires_mfa = true where id = $1', [partnerId]);

/** The administrator of a partner that demands a second factor, signed in without one. */
async function withoutFactor() {
  const team = await aTeam(site.app, { name: 'Lakeside Partners' });
  await demandFactor(team.partner.id);
  return { ...team, ...(await browserOf(site, team.admin)) };
}

test('a passkey is enrolled first, and then the requested page opens', async () => {
  const { page } = await withoutFactor();
  await anAuthenticator(page);
  await page.goto('/team?sort=role');
  await seen(demand(page));
  await eventually(() => page.getByRole('navigation').count()).toBe(0);
  await page.getByRole('button', { name: 'Passkey' }).click();
  await page.getByLabel('Your password').fill(testPassword);
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await seen(page.getByRole('list', { name: 'Recovery codes' }));
  // The session knows of the factor now. The codes are still there when the reader returns from the password manager.
  await comesBackTo(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await seen(page.getByText('Save the codes first. We won’t show them again.'));
  expect(await saveCodes(page)).toHaveLength(10);
  await seen(teamHeading(page));
  expect(addressOf(page)).toBe('/team?sort=role');
});

test('an authenticator app works too; the reader may change their mind before', async () => {
  const { page } = await withoutFactor();
  await page.goto('/');
  await page.getByRole('button', { name: 'Passkey' }).click();
  await page.getByRole('button', { name: 'Choose something else' }).click();
  await page.getByRole('button', { name: 'Authenticator app' }).click();
  await setUpApp(page);
  await saveCodes(page);
  await seen(teamHeading(page));
});

test('it cannot be bypassed, and no redirect loops', async () => {
  const { page } = await withoutFactor();
  for (const path of ['/', '/team', '/team/invitations', '/clients', '/enrol', '/enrol?next=%2Fenrol']) {
    await page.goto(path);
    await seen(demand(page));
    await eventually(() => new URL(page.url()).pathname).toBe('/enrol');
  }
});

test('the own account stays open, and enrolling there opens the rest', async () => {
  const { page } = await withoutFactor();
  await page.goto('/team');
  await page.getByRole('link', { name: 'Account settings' }).click();
  await seen(page.getByRole('heading', { level: 2, name: 'Two-step verification' }));
  await gone(page.getByRole('link', { name: 'Team', exact: true }));
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await setUpApp(page);
  await saveCodes(page);
  await page.getByRole('link', { name: 'Team', exact: true }).click();
  await seen(teamHeading(page));
});

test('the reader may sign out, or work for another organisation', async () => {
  const { page, admin } = await withoutFactor();
  const { partner: other } = await aTeam(site.app, { name: 'Hillside Partners' });
  await alsoMemberOf(site.app, admin, other);
  await page.goto('/team');
  await page.getByRole('button', { name: 'Hillside Partners' }).click();
  await seen(teamHeading(page));
  await page.goto('/settings/security');
  await page.getByRole('button', { name: /^Switch organisation/ }).click();
  await page.getByRole('menuitemradio', { name: /Lakeside/ }).click();
  await gone(page.getByRole('link', { name: 'Team', exact: true }));
  await page.getByRole('link', { name: 'Gatehouse' }).click();
  await seen(demand(page));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await seen(page.getByText('You are signed out.'));
});

test('demanded during work, it comes with the next call', async () => {
  const team = await aTeam(site.app, { name: 'Lakeside Partners' });
  const { page, expects } = await browserOf(site, team.user);
  expects('403 partnerTeam.members');
  await page.goto('/team');
  await seen(page.getByRole('link', { name: 'Ada Admin' }));
  await demandFactor(team.partner.id);
  await page.getByRole('columnheader').getByRole('button', { name: 'Role', exact: true }).click();
  await seen(demand(page));
});

test('a person who has a factor is never asked', async () => {
  const team = await aTeam(site.app, { name: 'Lakeside Partners' });
  const { page } = await browserOf(site, team.admin);
  await page.goto('/enrol?next=%2Fteam%3Fsort%3Drole');
  await seen(teamHeading(page));
  expect(addressOf(page)).toBe('/team?sort=role');
});

test('a factor enrolled elsewhere continues automatically', async () => {
  const { page, admin } = await withoutFactor();
  await page.goto('/team');
  await seen(demand(page));
  const cookies = await page.context().cookies();
  await withTotp(site.app, admin);
  // Enrolling ends every other session, this one too. The page says so instead of waiting forever.
  expect(cookies.map(({ name }) => name)).toContain('gatehouse');
  await comesBackTo(page);
  await seen(page.getByText('Your session has ended. Sign in to continue where you left off.'));
});
