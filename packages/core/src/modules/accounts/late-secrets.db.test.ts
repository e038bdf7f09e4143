import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actAs,
  aMember,
  openTestHouse,
  refusalOf,
  whileSecretHeld,
  type TestHouse,
} from '../../testing/index.ts';
import { readHalfSession, startHalfSession, takeHalfSession } from '../sessions/index.ts';
import { issueSecret, takeSecret } from './use-cases/mailed-secrets.ts';

// A statement that waits for a row looks at its condition before the wait, and not again when the row comes back unchanged. What ends in
// that wait must be over all the same (SECURITY R10).

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

type Table = 'mailed_secrets' | 'half_sessions';
const endSoon = (table: Table, id: string) =>
  house.peek(`update ${table} set expires_at = clock_timestamp() + interval '3 seconds' where id = $1`, [id]);
const whileItEnds = <T>(table: Table, id: string, start: () => Promise<T>) =>
  whileSecretHeld(house, table, id, start, (holder) =>
    holder.query(`select pg_sleep_until(expires_at) from ${table} where id = $1`, [id]),
  );

test.each(['password_reset', 'email_proof'] as const)(
  'a secret for %s that ends while it is waited for is not taken',
  async (purpose) => {
    const person = await aMember(house);
    const id = await actAs(house, person, (uow) => issueSecret(uow, person.userId, purpose, 60));
    await endSoon('mailed_secrets', id);
    const late = whileItEnds('mailed_secrets', id, () =>
      actAs(house, person, (uow) => takeSecret(uow, purpose, id)),
    );
    expect(await late).toBe(false);
  },
);

test('a pending sign-in that ends while it is waited for opens nothing', async () => {
  const person = await aMember(house);
  const token = await actAs(house, person, (uow) => startHalfSession(uow, person.userId));
  const half = await readHalfSession(house.db(), token);
  if (!half) throw new Error('no pending sign-in');
  await endSoon('half_sessions', half.id);
  const late = whileItEnds('half_sessions', half.id, () =>
    refusalOf(actAs(house, person, (uow) => takeHalfSession(uow, half))),
  );
  expect(await late).toBe('unauthenticated');
});
