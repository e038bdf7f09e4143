import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actAs,
  aMember,
  openTestApp,
  refusalOf,
  whileSecretHeld,
  type TestApp,
} from '../../testing/index.ts';
import { lockAccount } from '../identity/index.ts';
import { findPendingSession, startPendingSession, consumePendingSession } from '../sessions/index.ts';
import { issueSecret, consumeSecret } from './use-cases/mailed-secrets.ts';

// A statement that waits for a row checks its condition before the wait, and not again when the row comes back unchanged. A secret that
// expires during the wait must be refused nevertheless (SECURITY R10).

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Table = 'mailed_secrets' | 'pending_sessions';
const endSoon = (table: Table, id: string) =>
  app.peek(`update ${table} set expires_at = clock_timestamp() + interval '3 seconds' where id = $1`, [id]);
const whileItEnds = <T>(table: Table, id: string, start: () => Promise<T>) =>
  whileSecretHeld(app, table, id, start, (holder) =>
    holder.query(`select pg_sleep_until(expires_at) from ${table} where id = $1`, [id]),
  );

test.each(['password_reset', 'email_proof'] as const)(
  'a secret for %s that expires while a transaction waits for it is not consumed',
  async (purpose) => {
    const person = await aMember(app);
    const id = await actAs(app, person, (uow) => issueSecret(uow, person.userId, purpose));
    await endSoon('mailed_secrets', id);
    const late = whileItEnds('mailed_secrets', id, () =>
      actAs(app, person, (uow) => consumeSecret(uow, purpose, id)),
    );
    expect(await late).toBe(false);
  },
);

test('a pending session that expires while a transaction waits for it opens nothing', async () => {
  const person = await aMember(app);
  const held = await actAs(app, person, (uow) => lockAccount(uow, person.userId));
  const hash = held?.passwordHash ?? '';
  const token = await actAs(app, person, (uow) => startPendingSession(uow, person.userId, hash));
  const pending = await findPendingSession(app.db(), token);
  if (!pending) throw new Error('no pending sign-in');
  await endSoon('pending_sessions', pending.id);
  const late = whileItEnds('pending_sessions', pending.id, () =>
    refusalOf(actAs(app, person, (uow) => consumePendingSession(uow, pending, hash))),
  );
  expect(await late).toBe('unauthenticated');
});
