import { expect, test } from 'vitest';
import { eventually, page } from './page.ts';

test('a page is looked at until it shows what it should', async () => {
  // planted-next: gatehouse(patient-looks)
  expect(await page.count()).toBe(1);
  await eventually(() => page.count()).toBe(1);
  expect(await page.title()).toBe('Clients');
});
