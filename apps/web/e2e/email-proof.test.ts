import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  aPartnerAdmin,
  anInvitation,
  offerRoles,
} from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { browserOf } from './support/people.ts';
import { eventually, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const banner = (page: Page) => page.getByText('Confirm your address', { exact: true });
const code = (page: Page) => page.getByLabel('Code from the e-mail');
const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm' });

async function unproven() {
  const team = await aClientTeam(site.app);
  const person = await aClientUser(site.app, team.clientId, {
    role: 'client_member',
    name: 'Uma Unproven',
    emailProven: false,
  });
  return { team, person, ...(await browserOf(site, person)) };
}

/** Presses a button, waits for its mail, and returns the code as the mail shows it. */
async function mailedCode(page: Page, email: string, button: string): Promise<string> {
  const after = site.mailbox.mails().length;
  await page.getByRole('button', { name: button }).click();
  const mail = await site.mailbox.waitFor(email, { after });
  const [found] = /\b\d[\d -]{6,}\d\b/.exec(mail.text) ?? [];
  return found ?? '';
}

describe('an account made through a copied link', () => {
  test('is told so on every page, and proves its mailbox with a mailed code', async () => {
    const visitor = await unproven();
    visitor.expects('401 account.confirmEmailProof');
    const { page, person } = visitor;
    await page.goto('/');
    await seen(banner(page));
    const right = await mailedCode(page, person.email, 'Send me a code');
    await seen(page.getByText(`We sent a code to ${person.email}. It is valid for 15 minutes.`));
    await eventually(() => page.locator(':focus').getAttribute('autocomplete')).toBe('one-time-code');

    await confirm(page).click();
    await seen(page.getByText('Enter the code from the e-mail.'));
    await code(page).fill(right === '00000000' ? '11111111' : '00000000');
    await page.keyboard.press('Enter');
    await seen(page.getByText('This code is wrong or expired.'));

    // As people paste it: with blanks around and inside.
    await code(page).fill(` ${right.slice(0, 4)} ${right.slice(4)} `);
    await page.keyboard.press('Enter');
    await seen(page.getByText('Your address is confirmed.'));
    await gone(banner(page));
    await page.reload();
    await seen(heading(page, 'Welcome, Uma Unproven'));
    await eventually(() => banner(page).count()).toBe(0);
  });

  test('gets a new code, which invalidates the one before', async () => {
    const visitor = await unproven();
    visitor.expects('401 account.confirmEmailProof');
    const { page, person } = visitor;
    await page.goto('/settings/profile');
    const first = await mailedCode(page, person.email, 'Send me a code');
    const second = await mailedCode(page, person.email, 'Send a new code');
    await code(page).fill(first);
    await confirm(page).click();
    await seen(page.getByText('This code is wrong or expired.'));
    await code(page).fill(second);
    await confirm(page).click();
    await gone(banner(page));
  });

  test('is told how long to wait after too many wrong codes', async () => {
    const visitor = await unproven();
    visitor.expects('401 account.confirmEmailProof', '429 account.confirmEmailProof');
    const { page, person } = visitor;
    await page.goto('/');
    const right = await mailedCode(page, person.email, 'Send me a code');
    const answers: number[] = [];
    page.on(
      'response',
      (one) => void (one.url().includes('confirmEmailProof') && answers.push(one.status())),
    );
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await code(page).fill(right === '00000000' ? '11111111' : `0000000${attempt}`);
      await confirm(page).click();
      await eventually(() => answers.length).toBe(attempt);
      await seen(page.getByText('This code is wrong or expired.'));
    }
    await code(page).fill(right);
    await confirm(page).click();
    await seen(page.getByText(/^Too many attempts\. Try again in 1[45] minutes\.$/));
  });

  test('joins another organisation by a copied link after proving its mailbox there', async () => {
    const visitor = await unproven();
    visitor.expects('403 invitations.accept');
    const { page, person } = visitor;
    const agent = await aPartnerAdmin(site.app);
    const invitation = await anInvitation(site.app, { admin: agent, email: person.email });
    await site.mailbox.waitFor(person.email);
    await page.goto(`${site.url}/accept#token=${invitation.token('copied')}`);
    const join = page.getByRole('button', { name: `Join ${agent.partner.name}` });
    await join.click();
    await seen(page.getByText('Confirm your address first'));
    await code(page).waitFor({ state: 'detached' });
    const right = await mailedCode(page, person.email, 'Send me a code');
    await code(page).fill(right);
    await confirm(page).click();
    await seen(page.getByText('Your address is confirmed. You can join now.'));
    await join.click();
    await seen(heading(page, 'Partner team'));
  });
});

describe('an invitation to a client', () => {
  test('uses the texts of a portal, and ends on its home', async () => {
    const team = await aClientTeam(site.app);
    const invitation = await aClientInvitation(site.app, team.clientId, {
      by: team.boss,
      email: 'iris.new@example.test',
      role: 'community_manager',
    });
    const { page } = await site.visitor();
    await page.goto(`${site.url}/accept#token=${invitation.token()}`);
    await seen(heading(page, `Join ${team.businessName}`));
    await seen(page.getByText(`${team.boss.name} has invited you to this organisation’s portal.`));
    await seen(page.getByText('Community manager', { exact: true }));
    await page.getByLabel('Your name').fill('Iris New');
    await page.getByLabel('Choose a password').fill('seven slow rivers north');
    await page.getByRole('button', { name: 'Accept and create account' }).click();
    await seen(heading(page, 'Welcome, Iris New'));
    await seen(page.getByText(`${team.businessName} · Community manager`));
    await eventually(() => banner(page).count()).toBe(0);
  });

  test.each([
    ['paused', 'isn’t accepting new people right now'],
    ['archived', 'is archived'],
  ])('that is %s says so before a form, and whom to ask', async (status, words) => {
    const team = await aClientTeam(site.app);
    const invitation = await aClientInvitation(site.app, team.clientId, { by: team.boss });
    await site.app.peek('update clients set status = $2 where id = $1', [team.clientId, status]);
    const { page } = await site.visitor();
    await page.goto(`${site.url}/accept#token=${invitation.token()}`);
    await seen(page.getByText(`${team.businessName} ${words}`));
    await seen(page.getByText(new RegExp(`(?:[Aa]sk|contact) ${team.boss.name}`)));
    await eventually(() => page.getByRole('main').getByRole('button').count()).toBe(0);
  });

  test('for a role that is no longer offered says so on accepting, and what to ask for', async () => {
    const team = await aClientTeam(site.app);
    const invitation = await aClientInvitation(site.app, team.clientId, { by: team.boss });
    await offerRoles(site.app, team, ['client_admin']);
    const visitor = await site.visitor();
    visitor.expects('409 invitations.accept');
    const { page } = visitor;
    await page.goto(`${site.url}/accept#token=${invitation.token()}`);
    await page.getByLabel('Your name').fill('Late Comer');
    await page.getByLabel('Choose a password').fill('seven slow rivers north');
    await page.getByRole('button', { name: 'Accept and create account' }).click();
    await seen(page.getByText('This role is no longer available'));
    await seen(page.getByText(`Ask ${team.boss.name} for a new invitation with another role.`));
  });
});
