import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  actAs,
  aMember,
  openTestApp,
  refusalOf,
  testSecret,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { openApp, type App } from '../../app.ts';
import {
  createKeyring,
  createLogger,
  forgetAnswer,
  runOnce,
  wasAnswered,
  type RepeatableCall,
} from '../index.ts';
import { pruneKeys } from './prune-keys.ts';

let app: TestApp;
let member: TestMember;
let call: RepeatableCall;
let runs = 0;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
  call = { userId: member.userId, procedure: 'partnerTeam.invite', key: 'a key', input: '{}' };
  runs = 0;
});

/** Renames the person, so that the test can tell a committed run from a rolled back one. */
const send = (sent: RepeatableCall = call, as: TestMember = member, at: App = app) =>
  actAs(at, as, (uow) =>
    runOnce(uow, sent, 0, async () => {
      runs += 1;
      const name = `run ${runs}`;
      await sql`update users set display_name = ${name} where id = ${as.userId}`.execute(uow.db);
      return { name, at: new Date(0), nothing: undefined };
    }),
  );
const nameNow = async () =>
  (
    await app.peek<{ name: string }>('select display_name as name from users where id = $1', [member.userId])
  )[0]?.name;
const rows = () => app.peek('select * from idempotency_keys where user_id = $1', [member.userId]);

test('a repeat gets the first answer, whatever its type, and changes nothing', async () => {
  const first = await send();
  expect(await send()).toEqual(first);
  expect(first).toEqual({ name: 'run 1', at: new Date(0), nothing: undefined });
  expect([runs, await nameNow()]).toEqual([1, 'run 1']);
});

test('a different input under the same key is a conflict', async () => {
  await send();
  expect(await refusalOf(send({ ...call, input: '{"a":1}' }))).toBe('idempotency_conflict');
  expect(runs).toBe(1);
});

test('a different key, procedure or person makes a different call', async () => {
  const other = await aMember(app);
  await send();
  await send({ ...call, key: 'another key' });
  await send({ ...call, procedure: 'clients.provision' });
  await send({ ...call, userId: other.userId }, other);
  expect(runs).toBe(4);
});

test('a failed call is not stored: the next one runs', async () => {
  const failing = actAs(app, member, (uow) =>
    runOnce(uow, call, 0, async () => {
      await sql`update users set display_name = 'half' where id = ${member.userId}`.execute(uow.db);
      throw new Error('thrown');
    }),
  );
  await expect(failing).rejects.toThrow('thrown');
  expect([await rows(), await nameNow()]).toEqual([[], member.name]);
  expect(await send()).toMatchObject({ name: 'run 1' });
});

test('of sixteen concurrent copies in two processes, one runs and all get its answer', async () => {
  const second = await openApp({
    databaseUrl: app.database.appUrl,
    worker: false,
    clock: app.clock,
    keyring: app.keyring,
    logger: createLogger('silent'),
  });
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, at) => send(call, member, at % 2 === 0 ? app : second)),
  );
  await second.close();
  expect(runs).toBe(1);
  expect(new Set(answers.map(({ name }) => name))).toEqual(new Set(['run 1']));
});

test('a copy that waits for a first call that fails runs instead', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, (_, at) =>
      actAs(app, member, (uow) =>
        runOnce(uow, call, 0, async () => {
          runs += 1;
          await sql`select pg_sleep(0.02)`.execute(uow.db);
          if (runs === 1) throw new Error(`first ${at}`);
          return runs;
        }),
      ),
    ),
  );
  const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(answers).toEqual([2, 2, 2, 2, 2]);
});

test('after a day the key is free, even before it is pruned', async () => {
  await send();
  await app.peek("update idempotency_keys set created_at = created_at - interval '24 hours'");
  expect(await send({ ...call, input: '"other"' })).toMatchObject({ name: 'run 2' });
  expect(await send({ ...call, input: '"other"' })).toMatchObject({ name: 'run 2' });
});

test('pruning deletes expired keys only', async () => {
  await send();
  await send({ ...call, key: 'old' });
  const old = await app.peek(
    "update idempotency_keys set created_at = created_at - interval '25 hours' where key_hash = encode(sha256('old'), 'hex') returning 1",
  );
  expect(old).toHaveLength(1);
  expect(await pruneKeys(app.db())).toBeGreaterThan(0);
  expect(await rows()).toHaveLength(1);
});

test('the transactions of one call are stored separately', async () => {
  const both = () =>
    actAs(app, member, async (uow) => [
      await runOnce(uow, call, 0, () => Promise.resolve('first')),
      await runOnce(uow, call, 1, () => Promise.resolve('second')),
    ]);
  expect([await both(), await both()]).toEqual([
    ['first', 'second'],
    ['first', 'second'],
  ]);
});

test('a forgotten call runs again', async () => {
  await send();
  expect(await actAs(app, member, (uow) => wasAnswered(uow, call, 0))).toBe(true);
  await actAs(app, member, (uow) => forgetAnswer(uow, call));
  expect(await actAs(app, member, (uow) => wasAnswered(uow, call, 0))).toBe(false);
  expect(await send()).toMatchObject({ name: 'run 2' });
});

test('nobody can read or take another person’s answers', async () => {
  await send();
  const stranger = await aMember(app);
  expect(await actAs(app, stranger, (uow) => wasAnswered(uow, call, 0))).toBe(false);
  await actAs(app, stranger, (uow) => forgetAnswer(uow, call));
  expect(await rows()).toHaveLength(1);
  await expect(send(call, stranger)).rejects.toThrow('row-level security');
});

test('the table reveals neither the key, the input nor the answer', async () => {
  await send({ ...call, key: 'plain-key-of-mine', input: 'plain input of mine' });
  const [row] = await app.peek<{ text: string }>(
    'select k::text as text from idempotency_keys k where user_id = $1',
    [member.userId],
  );
  expect(row?.text).toContain(member.userId);
  expect(row?.text).not.toMatch(/plain|run 1/);
  expect(Buffer.from(row?.text ?? '', 'base64').toString()).not.toContain('run 1');
});

test('after a rotation the stored answer is still given; once the old secret is gone nothing runs twice', async () => {
  await send();
  const newest = 'another secret of at least thirty-two bytes';
  const reopen = (secrets: string[]) =>
    openApp({
      databaseUrl: app.database.appUrl,
      worker: false,
      clock: app.clock,
      logger: createLogger('silent'),
      keyring: createKeyring(secrets),
    });
  const rotated = await reopen([newest, testSecret]);
  expect(await send(call, member, rotated)).toMatchObject({ name: 'run 1' });
  const without = await reopen([newest]);
  expect(await refusalOf(send(call, member, without))).toBe('idempotency_conflict');
  await rotated.close();
  await without.close();
  expect(runs).toBe(1);
});
