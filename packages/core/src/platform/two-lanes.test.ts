import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { twoLanes, type Lane } from './two-lanes.ts';

/** Lanes with work that ends only when the test lets it. */
function open(running: number, waiting: number) {
  const enter = twoLanes({ running: () => running, waiting, retryAfter: 5 });
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const come = (lane: Lane, name: string) =>
    enter(lane, async () => {
      order.push(name);
      await new Promise<void>((end) => void ends.push(end));
      return name;
    });
  const endOne = async () => {
    // Work that has its turn has begun by now.
    await setImmediate();
    ends.shift()?.();
  };
  return { come, order, endOne };
}

test('known work passes all waiting strangers, even if it came last', async () => {
  const { come, order, endOne } = open(1, 10);
  const all = [come('stranger', 'a'), come('stranger', 'b'), come('stranger', 'c'), come('known', 'd')];
  for (let index = 0; index < 4; index += 1) await endOne();
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  expect(order).toEqual(['a', 'd', 'b', 'c']);
});

test('a stranger gets one of four turns, however many known ones wait', async () => {
  const { come, order, endOne } = open(1, 10);
  const known = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => come('known', name));
  const strangers = ['x', 'y', 'z'].map((name) => come('stranger', name));
  for (let index = 0; index < 10; index += 1) await endOne();
  await Promise.all([...known, ...strangers]);
  expect(order).toEqual(['a', 'b', 'c', 'x', 'd', 'e', 'f', 'y', 'g', 'z']);
});

test('each lane has its own bound', async () => {
  const { come, order, endOne } = open(1, 2);
  const strangers = ['a', 'b', 'c'].map((name) => come('stranger', name));
  await expect(come('stranger', 'd')).rejects.toMatchObject({ reason: 'rate_limited', retryAfter: 5 });
  const known = ['e', 'f'].map((name) => come('known', name));
  await expect(come('known', 'g')).rejects.toMatchObject({ reason: 'rate_limited' });
  for (let index = 0; index < 5; index += 1) await endOne();
  await Promise.all([...strangers, ...known]);
  expect(order).toEqual(['a', 'e', 'f', 'b', 'c']);
});

test('failed work gives its turn on', async () => {
  const enter = twoLanes({ running: () => 1, waiting: 1, retryAfter: 1 });
  for (let index = 0; index < 3; index += 1)
    await expect(enter('stranger', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await enter('stranger', () => Promise.resolve(1))).toBe(1);
});
