// The bench judges others, so its own reading and arithmetic are tested. What it measures is not.
import { expect, test } from 'vitest';
import { readReply } from './connection.ts';
import type { Workload } from './contender.ts';
import { workloadGoals } from './goals.ts';
import type { Figures } from './load.ts';
import { readOptions } from './options.ts';
import { ratio, type Row } from './table.ts';
import { countOf, roleTarget, worldOf } from './world.ts';

test.each([
  ['of a given length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'],
  ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n'],
])('an answer %s is read once it is whole, and no earlier', (_, text) => {
  const bytes = Buffer.from(text);
  for (let length = 0; length < bytes.length; length += 1)
    expect(readReply(bytes.subarray(0, length))).toBeNull();
  const reply = readReply(bytes);
  expect([reply?.status, reply?.body.toString()]).toEqual([200, 'hello']);
});

const figures = (perSecond: number): Figures => ({
  perSecond,
  p50: 1,
  p99: 2,
  serverCpu: null,
  postgresCpu: null,
  bytes: 1,
  sent: 1,
});
const row = (workload: Workload, own: readonly number[], other: readonly number[]): Row => ({
  workload,
  figures: new Map([
    ['Gatehouse', own.map(figures)],
    ['better-auth', other.map(figures)],
  ]),
});

test('a ratio is taken round by round, and its median, lowest and highest are kept', () => {
  expect(ratio(row('session', [10, 30, 20], [10, 10, 10]), 'better-auth')).toEqual({
    median: 2,
    min: 1,
    max: 3,
  });
});

test('a goal is met by the median, and one that was not measured is not claimed', () => {
  const goals = workloadGoals([
    { size: 10_000, spread: 'one', rows: [row('session', [50, 60, 10], [10, 10, 10])] },
  ]);
  expect(goals.map(({ what, isMet }) => [what, isMet])).toEqual([
    ['session, one organisation, against better-auth', true],
    ['p99 ÷ p50 under load, the worst workload', true],
  ]);
});

test('a wrong option is answered with the usage', () => {
  expect(() => readOptions(['--only', 'nothing'])).toThrow('npm run bench');
  expect(() => readOptions(['--wrong'])).toThrow('npm run bench');
  expect(readOptions([])).toMatchObject({ report: 'docs/benchmarks.md', rounds: 3 });
  expect(readOptions(['--quick'])).toMatchObject({ report: null, sizes: [10_000], rounds: 1 });
});

test('no member’s role is changed twice before every other’s was once', () => {
  const world = worldOf(100);
  for (const spread of ['one', 'fifty'] as const) {
    const targets = Array.from({ length: 84 }, (_, k) => roleTarget(world, spread, k));
    expect(new Set(targets.map(({ organisation, member }) => `${organisation} ${member}`)).size).toBe(84);
    expect(targets.every(({ raised }) => raised)).toBe(true);
  }
  expect(roleTarget(world, 'one', 84)).toMatchObject({ member: 17, raised: false });
});

test('family names are spread over the members', () => {
  expect(countOf(10_000, 'Conti')).toBeGreaterThan(800);
  expect(countOf(10_000, 'Nobody')).toBe(0);
});
