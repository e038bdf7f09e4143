import { demoPassword } from '@gatehouse/core/demo';
import { expect, test } from 'vitest';
import { accessPages } from './support/access-pages.ts';
import { describeAppearance, english } from './support/appearance.ts';
import { show } from './support/open-page.ts';
import { addressOf } from './support/see.ts';

const site = describeAppearance(accessPages);

test('the next visitor at a kept tab is a fresh person', async () => {
  const before = await site.visitor(english);
  await before.signIn('alice@northwind.test', demoPassword);
  const page = await show(before, '/team');
  await page.evaluate(() => {
    localStorage.setItem('gatehouse-language', 'de');
    sessionStorage.setItem('left-behind', 'a note');
  });
  await before.finish();

  const next = await site.visitor(english);
  expect(next.page === page).toBe(true);
  await show(next, '/team');
  expect(addressOf(page)).toBe('/sign-in?next=%2Fteam');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.evaluate(() => sessionStorage.getItem('left-behind'))).toBeNull();
});
