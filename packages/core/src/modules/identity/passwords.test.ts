import type * as Argon2 from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { afterAll, expect, test, vi } from 'vitest';
import { hashPassword, hashWithThreads, needsRehash, verifyPassword } from './passwords.ts';

// Files of one worker share their modules: a module that another file has loaded would not see the mock.
const counting = vi.hoisted(() => {
  vi.resetModules();
  return { now: 0, most: 0, verified: 0, begun: [] as unknown[], instant: false };
});
afterAll(() => void vi.resetModules());

// The real library, with a count of its running calls.
vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof Argon2>();
  const counted = async <T>(work: Promise<T>) => {
    counting.now += 1;
    counting.most = Math.max(counting.most, counting.now);
    try {
      return await work;
    } finally {
      counting.now -= 1;
    }
  };
  return {
    ...real,
    hash: (...args: Parameters<typeof real.hash>) => counted(real.hash(...args)),
    verify: (...args: Parameters<typeof real.verify>) => {
      counting.verified += 1;
      counting.begun.push(args[1]);
      return counted(counting.instant ? Promise.resolve(false) : real.verify(...args));
    },
  };
});

test('however many sign in concurrently, no more hashes run than there are cores', async () => {
  const stored = await hashPassword('seven small blue lanterns');
  counting.most = 0;
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      verifyPassword(index % 2 === 0 ? stored : null, 'seven small blue lanterns'),
    ),
  );
  expect(answers.filter(Boolean)).toHaveLength(12);
  expect(counting.most).toBe(Math.min(availableParallelism(), 2));
});

test('two threads of the pool are left to everything else, whatever the number of cores', async () => {
  hashWithThreads(3);
  counting.most = 0;
  await Promise.all(Array.from({ length: 6 }, () => verifyPassword(null, 'seven small blue lanterns')));
  expect(counting.most).toBe(1);
  hashWithThreads(4);
});

test('a known browser is compared before the strangers who came first', async () => {
  await verifyPassword(null, 'warm');
  counting.begun = [];
  const strangers = Array.from({ length: 12 }, (_, index) =>
    verifyPassword(null, `stranger ${index}`, 'stranger'),
  );
  await Promise.all([...strangers, verifyPassword(null, 'owner', 'known')]);
  // Two have begun when the owner comes. At most one of the next turns is a stranger's.
  expect(counting.begun.indexOf('owner')).toBeLessThanOrEqual(3);
});

test('without a hash to compare with, the same work is done and the answer is no', async () => {
  const before = counting.verified;
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
  expect(counting.verified).toBe(before + 1);
});

test('a hash is argon2id with 19 MiB and two passes, salted', async () => {
  const [one, other] = await Promise.all([
    hashPassword('the same password'),
    hashPassword('the same password'),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(needsRehash(one)).toBe(false);
  expect(needsRehash(one.replace('t=2', 't=1'))).toBe(true);
  expect(needsRehash('$2b$10$abcdefghijklmnopqrstuv')).toBe(true);
});

test('a flood beyond what can be hashed in a few seconds is refused with a retry time', async () => {
  // The test is about how many may wait, not about how long each takes.
  counting.instant = true;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 450 }, () => verifyPassword(null, 'seven small blue lanterns', 'stranger')),
  );
  counting.instant = false;
  const refused = outcomes.flatMap((outcome): unknown[] =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(60);
  for (const error of refused) expect(error).toMatchObject({ reason: 'rate_limited', retryAfter: 5 });
});

test('the same password typed on another keyboard matches; a trailing blank is part of it', async () => {
  const stored = await hashPassword('caf\u00e9 \ufb01n \u2168 and more');
  expect(await verifyPassword(stored, 'cafe\u0301 fin IX and more')).toBe(true);
  expect(await verifyPassword(stored, 'cafe fin IX and more')).toBe(false);
  expect(await verifyPassword(stored, 'caf\u00e9 \ufb01n \u2168 and more ')).toBe(false);
});
