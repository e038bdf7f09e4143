import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../testing/index.ts';
import { demoPassword, seedDemo } from './index.ts';
import { signIn } from '../modules/identity/index.ts';
import { systemOrigin } from '../platform/index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('the demo fills an empty installation once, and leaves what it finds alone', async () => {
  await seedDemo(house, house.database.ownerUrl);
  const count = () =>
    house.peek<{
      users: string;
      pending: string;
      events: string;
    }>(`select (select count(*) from users) as users,
      (select count(*) from invitations where status = 'pending') as pending, (select count(*) from audit_events) as events`);
  const [first] = await count();
  expect(Number(first?.users)).toBeGreaterThan(35);
  expect(Number(first?.pending)).toBeGreaterThanOrEqual(10);
  await seedDemo(house, house.database.ownerUrl);
  expect(await count()).toEqual([first]);
});

test('its people sign in with the password that is shown', async () => {
  const deps = { db: house.db(), runUnit: house.runUnit };
  for (const email of [
    'alice@northwind.test',
    'max@northwind.test',
    'sasha@vendor.test',
    'sol@suspended.test',
  ]) {
    const { status } = await signIn(deps, systemOrigin('test'), { email, password: demoPassword });
    expect(status).toBe('signed_in');
  }
});
