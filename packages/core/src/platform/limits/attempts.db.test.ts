import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/index.ts';
import { AppError } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { createAttempts, type AttemptRules, type Claim } from './attempts.ts';
import { openLimitConnections } from './limit-connections.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const limit = { name: 'try', most: 3, seconds: 900 };
const wide = { name: 'try-wide', most: 5, seconds: 900 };
const tries = (subject: string): Claim[] => [
  { limit, subject, counts: 'failed', clearedBySuccess: true },
  { limit: wide, subject: 'everybody', counts: 'failed' },
];
/** `true` is a success, `false` a failure, and a throw is void. */
const judged: AttemptRules<boolean> = {
  verdict: (outcome) => (outcome.ok ? (outcome.value ? 'succeeded' : 'failed') : 'void'),
};
const attempt = (subject: string, answer: boolean) =>
  app.attempts.withAttempt(tries(subject), () => Promise.resolve(answer), judged);
const outcome = async (work: Promise<unknown>) => {
  try {
    return await work;
  } catch (error) {
    return error instanceof AppError ? error.reason : 'broken';
  }
};
const counted = (name: string) =>
  app.peek<{ points: number; leases: object }>(
    'select points, leases from rate_limits where key like $1 order by key',
    [`${name}:%`],
  );
const clear = () => app.peek('delete from rate_limits');

test('failures count, a success clears its own limit, and the last allowed failure is reported', async () => {
  await clear();
  const last: boolean[] = [];
  const rules = { ...judged, onFailure: async (one: boolean) => void last.push(one) };
  const fail = () => app.attempts.withAttempt(tries('a'), () => Promise.resolve(false), rules);
  await fail();
  await fail();
  expect(await attempt('a', true)).toBe(true);
  expect(await counted('try')).toEqual([{ points: 0, leases: {} }]);
  expect(await counted('try-wide')).toEqual([{ points: 2, leases: {} }]);
  for (let index = 0; index < 3; index += 1) await fail();
  expect(last).toEqual([false, false, false, false, true]);
  expect(await outcome(attempt('a', true))).toBe('rate_limited');
  // A refused attempt counts in no limit.
  expect(await counted('try-wide')).toEqual([{ points: 5, leases: {} }]);
});

test('of many concurrent attempts no more are judged than may fail, even before one has failed', async () => {
  await clear();
  const [go, all] = [Promise.withResolvers<null>(), Array.from({ length: 20 })];
  let lookedAt = 0;
  const attempts = all.map(() =>
    outcome(
      app.attempts.withAttempt(
        tries('b'),
        async () => {
          lookedAt += 1;
          await go.promise;
          return false;
        },
        judged,
      ),
    ),
  );
  const refused = attempts.map(async (one) => {
    if ((await one) === 'rate_limited') settled += 1;
    if (settled === 17) go.resolve(null);
  });
  let settled = 0;
  await Promise.all(refused);
  expect(lookedAt).toBe(3);
  expect(await counted('try')).toEqual([{ points: 3, leases: {} }]);
});

test('an attempt takes one statement before and one after it, on separate connections', async () => {
  await clear();
  app.takeStatements();
  await attempt('c', true);
  const statements = app.takeStatements().map((text) => /begin_attempt|end_attempt/.exec(text)?.[0]);
  expect(statements).toEqual(['begin_attempt', 'end_attempt']);
});

test('the slot of an attempt whose process died expires', async () => {
  await clear();
  // Three processes die during their attempts, so the ends of these attempts are never recorded.
  const connections = openLimitConnections({ url: app.database.appUrl, logger: createLogger('silent') });
  const dying = createAttempts({
    db: connections.db,
    keyring: app.keyring,
    logger: createLogger('silent'),
  });
  for (let index = 0; index < 3; index += 1)
    await new Promise<void>((begun) => {
      void dying.withAttempt(tries('d'), () => new Promise<boolean>(() => begun()), judged);
    });
  await connections.close();
  expect(await outcome(attempt('d', true))).toBe('rate_limited');
  await app.peek(
    `update rate_limits set leases = (select jsonb_object_agg(key, jsonb_build_array((value->>0)::bigint - 30000, value->1)) from jsonb_each(leases))`,
  );
  expect(await attempt('d', true)).toBe(true);
  expect(await counted('try')).toEqual([{ points: 0, leases: {} }]);
});

test('an attempt whose end cannot be recorded still succeeds, and a failed one gets no answer', async () => {
  await clear();
  const withoutEnd = async (answer: boolean) => {
    const result = await outcome(
      app.attempts.withAttempt(
        tries('e'),
        async () => {
          await app.peek('revoke execute on function end_attempt(text, jsonb) from gatehouse_app');
          return answer;
        },
        judged,
      ),
    );
    await app.peek('grant execute on function end_attempt(text, jsonb) to gatehouse_app');
    return result;
  };
  expect(await withoutEnd(true)).toBe(true);
  expect(await withoutEnd(false)).toBe('broken');
  const [{ leases } = { leases: {} }] = await counted('try');
  expect(Object.keys(leases)).toHaveLength(2);
});

test('take counts immediately, in all limits or in none', async () => {
  await clear();
  const claims = tries('f');
  for (let index = 0; index < 3; index += 1) expect(await app.attempts.take(claims)).toBe(true);
  expect(await app.attempts.take(claims)).toBe(false);
  expect(await counted('try-wide')).toEqual([{ points: 3, leases: {} }]);
  await app.attempts.forget(claims.slice(0, 1));
  expect(await app.attempts.take(claims)).toBe(true);
});

test('a window ends, and new rows clear the rows that hold nothing any more', async () => {
  await clear();
  for (let index = 0; index < 3; index += 1) await attempt('g', false);
  expect(await outcome(attempt('g', true))).toBe('rate_limited');
  await app.peek('update rate_limits set expire = expire - 900000');
  expect(await attempt('g', false)).toBe(false);
  expect(await counted('try')).toEqual([{ points: 1, leases: {} }]);
  await app.peek(
    "insert into rate_limits (key, points, expire) select 'old:' || n, 1, 1 from generate_series(1, 25) n",
  );
  for (let index = 0; index < 3; index += 1) await attempt(`h${index}`, true);
  expect(await counted('old')).toEqual([]);
});

test('a key reveals no subject', async () => {
  await attempt('somebody@x.test', false);
  expect(await app.peek("select key from rate_limits where key like '%somebody%'")).toEqual([]);
});
