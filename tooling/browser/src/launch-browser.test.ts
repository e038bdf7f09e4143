import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

test('text is painted, in more than one face', async () => {
  const page = await browser.newPage();
  await page.setContent('<b>Gatehouse</b> <i>Gatehouse</i> <span>iiiiiiiiii</span> <span>WWWWWWWWWW</span>');
  const widths = await page
    .locator('b, i, span')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(new Set(widths).size).toBe(4);
  const painted = await page.screenshot();
  await page.setContent('');
  expect(painted.equals(await page.screenshot())).toBe(false);
  await page.close();
});

test('contexts share no cookie and may be closed one by one', async () => {
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  await first.addCookies([{ name: 'gatehouse', value: 'x', url: 'http://localhost' }]);
  expect(await second.cookies()).toEqual([]);
  await first.close();
  await second.newPage();
  await second.close();
});
