import { aSession, testPassword, totpCode, type TestMember } from '@gatehouse/core/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { gone, seen } from './see.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

/** Confirms that the codes are saved, and continues. Returns the codes. */
export async function saveCodes(page: Page): Promise<readonly string[]> {
  const codes = page.getByRole('list', { name: 'Recovery codes' });
  await seen(codes);
  const shown = await codes.getByRole('listitem').allTextContents();
  await page.getByRole('checkbox', { name: 'I have saved them' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await gone(codes);
  return shown;
}

/** Adds a first passkey on the settings page; the page needs an authenticator. */
export async function addPasskey(page: Page, name: string): Promise<readonly string[]> {
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passkey name').fill(name);
  await dialog.getByLabel('Your password').fill(testPassword);
  await dialog.getByRole('button', { name: 'Add passkey' }).click();
  return saveCodes(page);
}

/** Password, key, first code, wherever the steps are shown; returns the key. */
export async function setUpApp(page: Page): Promise<string> {
  await page.getByLabel('Your password').fill(testPassword);
  await page.getByRole('button', { name: 'Continue' }).click();
  await seen(page.getByRole('img', { name: 'QR code for your authenticator app' }));
  const secret = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/).innerText();
  await page.getByLabel('Six-digit code').fill(totpCode(secret.replaceAll(' ', '')));
  await page.getByRole('button', { name: 'Confirm app' }).click();
  return secret.replaceAll(' ', '');
}

/** This person's browser, signed in with whatever factors they have. */
export async function browserPastFactors(
  site: Site,
  person: TestMember,
  options?: BrowserContextOptions,
): Promise<Visitor> {
  const visitor = await site.visitor(options);
  const value = await aSession(site.app, person);
  await visitor.context.addCookies([{ name: 'gatehouse', value, url: site.url, httpOnly: true }]);
  return visitor;
}
