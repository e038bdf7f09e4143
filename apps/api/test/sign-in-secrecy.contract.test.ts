import { aMember, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Called } from './harness/client.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

// Nothing in the answer to a sign-in reveals whether an address has an account: text, status, headers, time (SECURITY R03).

let app: TestApp;
let portal: Portal;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ rateLimitScale: 1_000 }));
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const wrong = 'certainly not the password';
const attempt = (email: string) => portal.visitor().signIn(email, wrong);

/** Everything visible of an answer, except what differs between any two requests. */
function visible({ status, headers, text, error }: Called<unknown>) {
  const { date: _, 'x-request-id': __, ...rest } = headers;
  return { status, headers: rest, text: text.replaceAll(error?.data.requestId ?? '-', 'ID') };
}

/** The probability that one of `a` took longer than one of `b`: 0.5 when they cannot be told apart (Mann and Whitney). */
function rank(a: readonly number[], b: readonly number[]): number {
  const wins = a.map((x) => b.filter((y) => x > y).length + b.filter((y) => x === y).length / 2);
  return wins.reduce((sum, one) => sum + one, 0) / (a.length * b.length);
}

test('a wrong password, an unknown address, a removed membership: one answer', async () => {
  const [known, removed] = [await aMember(app), await aMember(app)];
  await app.peek("update memberships set status = 'removed' where id = $1", [removed.membershipId]);
  const [one, ...others] = [
    await attempt(known.email),
    await attempt('nobody@nowhere.test'),
    await attempt(removed.email),
    await attempt('no address at all'),
    await attempt(known.email),
  ].map(visible);
  expect(one?.status).toBe(401);
  for (const other of others) expect(other).toEqual(one);
});

test('time does not reveal it either: 400 sign-ins in turn, with and without an account', async () => {
  const members = await Promise.all(Array.from({ length: 20 }, () => aMember(app)));
  for (let round = 0; round < 10; round += 1) await attempt(`warm${round}@nowhere.test`);
  const times = { known: Array<number>(), unknown: Array<number>() };
  for (let round = 0; round < 200; round += 1) {
    const pair = [
      ['known', members[round % 20]?.email ?? ''],
      ['unknown', `nobody${round % 20}@nowhere.test`],
    ] as const;
    for (const [kind, email] of round % 2 === 0 ? pair : pair.toReversed()) {
      const started = performance.now();
      await attempt(email);
      times[kind].push(performance.now() - started);
    }
  }
  // By chance alone it differs from 0.5 by 0.029. The bound is three and a half times as far.
  expect(Math.abs(rank(times.known, times.unknown) - 0.5)).toBeLessThan(0.1);
}, 90_000);

test('the rank would show half a millisecond', () => {
  const noisy = (shift: number) =>
    Array.from({ length: 200 }, (_, at) => 20 + ((at * 7_919) % 200) / 200 + shift);
  expect(rank(noisy(0), noisy(0))).toBeCloseTo(0.5);
  expect(rank(noisy(0.5), noisy(0))).toBeGreaterThan(0.8);
});
