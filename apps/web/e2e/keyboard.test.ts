import { aTeam } from './support/people.ts';
import { testPassword } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addressOf, eventually, focused, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

/** The accessible name of the focused element; null when the page has no focus. */
const focusName = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const spoken = (one: Element) => {
      const copy = one.cloneNode(true);
      if (copy instanceof Element)
        for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove();
      return copy.textContent;
    };
    const label = element.getAttribute('aria-label') ?? labels.map(spoken).join(' ');
    return (label || (element.textContent ?? '')).trim();
  });

/** Presses Tab until the wanted element has the focus. Every element on the way must show its focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const at = await focusName(page);
    // The browser's own controls come between the end of the page and its beginning.
    if (at === null) continue;
    expect(await isMarked(page), `the focus can be seen on “${at}”`).toBe(true);
    if (at === name) return;
    passed.push(at);
  }
  throw new Error(`The Tab key never reached “${name}”, only: ${passed.join(', ')}`);
}

const isMarked = (page: Page) =>
  focused(page).evaluate((element) => {
    const marks = (one: Element | null) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    // A field without a border is marked by the box around it, a radio button by its drawing.
    return marks(element) || marks(element.parentElement) || marks(element.nextElementSibling);
  });

test('the main journey needs no mouse: sign in, invite, accept, sign out', async () => {
  const { admin } = await aTeam(site.app, { name: 'Keys Only' });
  const { page } = await site.visitor();
  await page.goto('/team');
  await seen(page.getByText('Sign in to open that page.'));
  await eventually(() => focusName(page)).toBe('E-mail address');
  await page.keyboard.type(admin.email);
  await tabTo(page, 'Password');
  await page.keyboard.type(testPassword);
  await page.keyboard.press('Enter');
  await seen(page.getByRole('link', { name: 'Uli User' }));

  // Past the navigation in one step.
  await page.reload();
  await seen(page.getByRole('link', { name: 'Uli User' }));
  await tabTo(page, 'Skip to content');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Invite people');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('dialog', { name: 'Invite people to Keys Only' }));
  await eventually(() => focusName(page)).toBe('E-mail addresses');
  await page.keyboard.type('kit@one.test,');
  await tabTo(page, 'Partner user');
  await page.keyboard.press('ArrowDown');
  await eventually(() => focusName(page)).toBe('Partner administrator');
  await tabTo(page, 'Send 1 invitation');
  await page.keyboard.press('Enter');
  await gone(page.getByRole('dialog'));
  await eventually(() => focusName(page)).toBe('Invite people');

  // Into the list and along it.
  await tabTo(page, 'Ada Admin');
  await page.keyboard.press('ArrowDown');
  await eventually(() => focusName(page)).toBe('Uli User');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('dialog', { name: 'Details of Uli User' }));
  await tabTo(page, 'Change role');
  await page.keyboard.press('Escape');
  await eventually(() => focusName(page)).toBe('Uli User');

  // Over to the invitations, and to the link that can be copied.
  await page.getByRole('link', { name: /^Invitations/ }).focus();
  await page.keyboard.press('Enter');
  await seen(page.getByText('1 invitation', { exact: true }));
  await tabTo(page, 'Actions for kit@one.test');
  await page.keyboard.press('Enter');
  await eventually(() => focusName(page)).toBe('Send again');
  await page.keyboard.press('ArrowDown');
  await eventually(() => focusName(page)).toBe('Copy link');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Invitation link' });
  await seen(field);
  await eventually(() => focusName(page)).toBe('Copy link');
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  await eventually(() => focusName(page)).toBe('Actions for kit@one.test');

  const kit = await site.visitor();
  await kit.page.goto(link);
  await seen(kit.page.getByRole('heading', { level: 1, name: 'Join Keys Only' }));
  await tabTo(kit.page, 'Your name');
  await kit.page.keyboard.type('Kit Keys');
  await tabTo(kit.page, 'Choose a password');
  await kit.page.keyboard.type('no mouse was needed here');
  await tabTo(kit.page, 'Accept and create account');
  await kit.page.keyboard.press('Enter');
  await seen(kit.page.getByRole('row', { name: /Kit Keys.*Partner administrator/ }));
  await eventually(() => addressOf(kit.page)).toBe('/team');

  await kit.page.getByRole('button', { name: 'Account: Kit Keys' }).focus();
  await kit.page.keyboard.press('Enter');
  await eventually(() => focused(kit.page).getAttribute('role')).toMatch(/^menuitem/);
  await kit.page.keyboard.press('End');
  await eventually(() => focusName(kit.page)).toBe('Sign out');
  await kit.page.keyboard.press('Enter');
  await seen(kit.page.getByText('You are signed out.'));
});

test('a new page is announced by its heading, which gets the focus', async () => {
  const { admin } = await aTeam(site.app);
  const visitor = await site.visitor();
  visitor.expects('404 /nowhere');
  await visitor.signIn(admin.email, testPassword);
  const { page } = visitor;
  await page.goto('/nowhere');
  await seen(page.getByRole('heading', { level: 1, name: 'This page doesn’t exist' }));
  await tabTo(page, 'Go to home');
  await page.keyboard.press('Enter');
  await eventually(() => focusName(page)).toBe('Partner team');
});

test('nothing moves for readers who ask for less motion', async () => {
  const { admin } = await aTeam(site.app);
  const longest = async (reducedMotion: 'reduce' | 'no-preference') => {
    const visitor = await site.visitor({ reducedMotion });
    await visitor.signIn(admin.email, testPassword);
    const { page } = visitor;
    await page.goto('/team');
    // Records each movement as it begins: afterwards it is no longer visible.
    await page.evaluate(() => {
      for (const kind of ['transitionrun', 'animationstart'])
        addEventListener(kind, ({ target }) => {
          const moving = target instanceof Element ? target.getAnimations() : [];
          if (moving.some(({ effect }) => Number(effect?.getComputedTiming().duration) > 0))
            document.body.dataset['moved'] = 'yes';
        });
    });
    await page.getByRole('button', { name: 'Invite people' }).click();
    await seen(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await page.getByRole('link', { name: 'Uli User' }).click();
    await seen(page.getByRole('dialog', { name: 'Details of Uli User' }));
    return page.locator('body').getAttribute('data-moved');
  };
  expect(await longest('no-preference')).toBe('yes');
  expect(await longest('reduce')).toBeNull();
});
