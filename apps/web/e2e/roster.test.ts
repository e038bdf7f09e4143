import { demoPassword } from '@gatehouse/core/demo';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

const table = (page: Page) => page.getByRole('table', { name: 'Members' });
const names = (page: Page) => table(page).getByRole('rowheader').getByRole('link').allInnerTexts();
const results = (page: Page) => page.getByRole('main').getByRole('status').filter({ hasText: 'member' });

/** A page opened as Alice, administrator of Northwind's 33. */
async function asAlice(path: string): Promise<Page> {
  const visitor = await site.visitor();
  await visitor.signIn('alice@northwind.test', demoPassword);
  await visitor.page.goto(path);
  await seen(visitor.page.getByRole('heading', { level: 1, name: 'Partner team' }));
  return visitor.page;
}

describe('searching the roster', () => {
  test('finds by name or address, with or without accents, in any script', async () => {
    const page = await asAlice('/team');
    const search = page.getByRole('searchbox', { name: 'Search by name or address' });
    for (const [text, name] of [
      ['lucia', 'Lucía Fernández'],
      ['SØREN', 'Søren Kjær'],
      ['weiss', 'Daniel Weiß'],
      ['yildiz', 'Elif Yıldız'],
      ['منصور', 'ليلى منصور'],
      ['bea@north', 'Bea Ruiz'],
    ] as const) {
      await search.fill(text);
      await eventually(() => names(page)).toEqual([name]);
      await seen(page.getByText('1 member found'));
      await eventually(() => new URL(page.url()).searchParams.get('q')).toBe(text);
    }
    await page.goBack();
    await seen(results(page).getByText('33 members'));
  });
});

describe('ordering the roster', () => {
  test('by last active shows the latest visitors on top, and those who never came at the end', async () => {
    const page = await asAlice('/team?sort=-lastActive&size=50');
    await eventually(() => names(page).then(([top]) => top)).toBe('Alice Berger');
    const cells = await table(page)
      .getByRole('row')
      .getByRole('cell')
      .filter({ hasText: /^Never$/ })
      .count();
    const last = await table(page).getByRole('row').last().innerText();
    expect(cells).toBeGreaterThan(1);
    expect(last).toContain('Never');
  });

  test('by name follows the alphabet people know, not the order of character codes', async () => {
    const page = await asAlice('/team?size=50');
    await eventually(() => names(page)).toHaveLength(33);
    const shown = await names(page);
    const latin = shown.filter((name) => /^\p{Script=Latin}/u.test(name));
    const known = new Intl.Collator('en', { sensitivity: 'base' });
    expect(latin).toEqual(latin.toSorted((a, b) => known.compare(a, b)));
  });
});

describe('the roster’s pages', () => {
  test('are turned by button, by Back and Forward, and by link', async () => {
    const page = await asAlice('/team');
    await seen(results(page).getByText('33 members, showing 1–25'));
    const first = await names(page);
    await page.getByRole('button', { name: 'Next page' }).click();
    await seen(results(page).getByText('33 members, showing 26–33'));
    await seen(page.getByText('Page 2 of 2', { exact: true }));
    // The old rows stay until the new ones are there.
    await eventually(() => names(page)).toHaveLength(8);
    const second = await names(page);
    expect(first).toHaveLength(25);
    expect(new Set([...first, ...second]).size).toBe(33);
    const link = page.url();

    await page.goBack();
    await seen(results(page).getByText('33 members, showing 1–25'));
    await eventually(() => names(page)).toEqual(first);
    await page.goForward();
    await eventually(() => names(page)).toEqual(second);
    await page.getByRole('button', { name: 'Previous page' }).click();
    await eventually(() => names(page)).toEqual(first);

    const pasted = await asAlice(new URL(link).pathname + new URL(link).search);
    await eventually(() => names(pasted)).toEqual(second);
    await pasted.getByRole('button', { name: 'First page' }).click();
    await eventually(() => names(pasted)).toEqual(first);
  });

  test('of an old or mistyped link are shown without a message', async () => {
    const visitor = await site.visitor();
    visitor.expects('400 partnerTeam.members');
    await visitor.signIn('alice@northwind.test', demoPassword);
    const { page } = visitor;
    await page.goto('/team?sort=banana&role=emperor&size=7&member=nobody&q=&wrong=1&after=cut-off');
    await seen(results(page).getByText('33 members, showing 1–25'));
    await eventually(() => page.getByRole('alert').count()).toBe(0);
    await eventually(() => new URL(page.url()).searchParams.has('after')).toBe(false);
  });
});

describe('a person’s panel', () => {
  test('opens from a pasted link, wherever in the list the person is, and says so when there is none', async () => {
    const page = await asAlice('/team');
    await page.getByRole('link', { name: 'Bea Ruiz' }).click();
    await seen(page.getByRole('dialog', { name: 'Details of Bea Ruiz' }));
    const { search } = new URL(page.url());
    const pasted = await asAlice(`/team${search}`);
    await seen(pasted.getByRole('dialog', { name: 'Details of Bea Ruiz' }));
    // On no page of this list, but a member nevertheless.
    await pasted.goto(`/team${search}&role=partner_admin`);
    await seen(pasted.getByRole('dialog', { name: 'Details of Bea Ruiz' }));
    await pasted.goto('/team?q=ruiz%20bea');
    await seen(pasted.getByRole('link', { name: 'Bea Ruiz' }));
  });
});
