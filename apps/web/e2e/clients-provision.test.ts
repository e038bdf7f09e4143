import { aClient } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aTeam, browserOf } from './support/people.ts';
import { addressOf, eventually, focused, gone, seen } from './support/see.ts';
import { settled } from './support/settled.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('a client is added field by field, and the next step is offered', async () => {
  const { admin, partner } = await aTeam(site.app, { name: 'Lakeside' });
  await aClient(site.app, admin, { code: 'acme-dental', businessName: 'Acme Dental' });
  const { page } = await browserOf(site, admin);
  await page.goto('/clients');
  await page.getByRole('button', { name: 'Add client' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a client to Lakeside' });
  const add = dialog.getByRole('button', { name: 'Add client' });
  const code = dialog.getByLabel('Client ID');
  const zone = dialog
    .getByRole('combobox', { name: 'Time zone' })
    .or(dialog.getByRole('textbox', { name: 'Time zone' }));
  for (const not of [
    'Inviting users or setting passwords',
    'Phone numbers and call routing',
    'Activating billing',
  ])
    await seen(dialog.getByText(not));
  await eventually(() => zone.inputValue()).toBe('Europe/Berlin');

  await add.click();
  await seen(dialog.getByText('Enter the business name.'));
  await seen(dialog.getByText('Enter the domain.'));
  await eventually(() =>
    focused(page).evaluate((field) => field.closest('div')?.parentElement?.innerText),
  ).toMatch(/Business name/);

  await page.keyboard.type('Acme Dental');
  await eventually(() => code.inputValue()).toBe('acme-dental');
  await seen(dialog.getByText('Acme Dental already has this ID. Choose another one.'));
  await code.fill('acme-south');
  await gone(dialog.getByText('already has this ID'));
  await dialog.getByLabel('Business name').fill('Acme Dental South');
  await eventually(() => code.inputValue()).toBe('acme-south');
  await dialog.getByLabel('Domain').fill('https://www.acme-south.test/about');
  await dialog.getByLabel('Contact name').fill('Fay Wills');
  await eventually(() => dialog.getByLabel('Domain').inputValue()).toBe('www.acme-south.test');
  await dialog.getByLabel('Business e-mail').fill('fay at acme');
  await add.click();
  await seen(dialog.getByText('Enter one e-mail address'));
  await dialog.getByLabel('Business e-mail').fill('fay@acme-south.test');
  await zone.fill('new york');
  await page.getByRole('option', { name: 'America/New York' }).click();

  await page.keyboard.press('Escape');
  await seen(dialog.getByText('Discard this client?'));
  await page.keyboard.press('Escape');
  await add.click();
  const done = page.getByRole('dialog', { name: 'Acme Dental South has been added' });
  await seen(done.getByText('Its status is Onboarding.'));
  await eventually(() => focused(page).innerText()).toBe('Assign people');
  await page.keyboard.press('Enter');
  await seen(heading(page, 'Acme Dental South'));
  await seen(page.getByText('requires a support contact and has none yet.'));

  const stored = await site.app.peek(
    'select code, domain, contact_name, business_email, timezone, status from clients where partner_id = $1 and code = $2',
    [partner.id, 'acme-south'],
  );
  expect(stored).toEqual([
    {
      code: 'acme-south',
      domain: 'www.acme-south.test',
      contact_name: 'Fay Wills',
      business_email: 'fay@acme-south.test',
      timezone: 'America/New_York',
      status: 'onboarding',
    },
  ]);
});

test('an ID taken in the meantime is reported at its field', async () => {
  const { admin } = await aTeam(site.app);
  const { page, expects } = await browserOf(site, admin);
  expects('409 clients.provision');
  await page.goto('/clients?add=true');
  const dialog = page.getByRole('dialog');
  const asked = page.waitForResponse(
    (answer) => answer.url().includes('clients.list') && decodeURIComponent(answer.url()).includes('"twice"'),
  );
  await dialog.getByLabel('Business name').fill('Twice');
  await dialog.getByLabel('Domain').fill('twice.test');
  await dialog.getByLabel('Contact name').fill('Tess');
  await dialog.getByLabel('Business e-mail').fill('tess@twice.test');
  // The dialog has checked the ID already, when it was still free.
  await asked;
  await settled(page);
  await aClient(site.app, admin, { code: 'twice', businessName: 'The First' });
  await dialog.getByRole('button', { name: 'Add client' }).click();
  await seen(dialog.getByText(/One of your clients already has this ID|The First already has this ID/));
  await eventually(() => focused(page).inputValue()).toBe('twice');
});

describe('a profile that is edited', () => {
  test('is saved, and asks before typed text is lost', async () => {
    const { admin } = await aTeam(site.app);
    const { id } = await aClient(site.app, admin, { businessName: 'Before Ltd' });
    const { page } = await browserOf(site, admin);
    await page.goto(`/clients/${id}`);
    await page.getByRole('button', { name: 'Edit profile' }).click();
    await page.getByLabel('Business name').fill('After Ltd');
    await page.getByRole('link', { name: 'Assigned team' }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await gone(question);
    await eventually(() => page.getByLabel('Business name').inputValue()).toBe('After Ltd');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await seen(page.getByText('Profile of After Ltd saved.'));
    await seen(heading(page, 'After Ltd'));
    await eventually(() => focused(page).innerText()).toBe('Edit profile');
    await eventually(() => addressOf(page)).toBe(`/clients/${id}`);
  });

  test('never overwrites what another administrator saved meanwhile', async () => {
    const { admin } = await aTeam(site.app);
    const { id } = await aClient(site.app, admin, { contactName: 'Old Contact', domain: 'old.test' });
    const mine = await browserOf(site, admin);
    const theirs = await browserOf(site, admin);
    mine.expects('409 clients.update');
    for (const { page } of [mine, theirs]) {
      await page.goto(`/clients/${id}?edit=true`);
      await eventually(() => page.getByLabel('Contact name').inputValue()).toBe('Old Contact');
    }
    await theirs.page.getByLabel('Contact name').fill('Their Contact');
    await theirs.page.getByLabel('Domain').fill('theirs.test');
    await theirs.page.getByRole('button', { name: 'Save changes' }).click();
    await seen(theirs.page.getByText(/^Profile of .* saved\.$/));

    const { page } = mine;
    await page.getByLabel('Contact name').fill('My Contact');
    await page.getByRole('button', { name: 'Save changes' }).click();
    const notice = page.getByRole('alert');
    await seen(notice.getByText('Someone changed this in the meantime'));
    await seen(notice.getByText('Domain is now “theirs.test”'));
    await seen(notice.getByText('Contact name is now “Their Contact”; you entered something else'));
    await page.getByRole('button', { name: 'Keep my changes' }).click();
    await eventually(() => page.getByLabel('Contact name').inputValue()).toBe('My Contact');
    await eventually(() => page.getByLabel('Domain').inputValue()).toBe('theirs.test');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await seen(page.getByText(/^Profile of .* saved\.$/));
    expect(await site.app.peek('select contact_name, domain from clients where id = $1', [id])).toEqual([
      { contact_name: 'My Contact', domain: 'theirs.test' },
    ]);
  });
});

test('a status says what it stops before it is chosen', async () => {
  const { admin } = await aTeam(site.app);
  const { id } = await aClient(site.app, admin, { businessName: 'Winter Ltd' });
  const { page } = await browserOf(site, admin);
  await page.goto(`/clients/${id}`);
  await page.getByRole('button', { name: 'Change status' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the status of Winter Ltd' });
  await eventually(() => dialog.getByRole('button', { name: 'Set to onboarding' }).isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: 'Archived' }).check();
  await seen(dialog.getByText('Archiving deletes nothing. Only the vendor can delete a client.'));
  await dialog.getByRole('button', { name: 'Archive client' }).click();
  await seen(page.getByText('Winter Ltd is now archived. Nothing was deleted.'));
  await eventually(() => focused(page).innerText()).toBe('Change status');
  expect(await site.app.peek('select status from clients where id = $1', [id])).toEqual([
    { status: 'archived' },
  ]);
});
