import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('ids are of version 7, hold their time, and increase, however many are made per millisecond', () => {
  const before = Date.now();
  const ids = Array.from({ length: 30_000 }, newId);
  expect(
    ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toEqual([]);
  expect(ids.filter((id, index) => id <= (ids[index - 1] ?? ''))).toEqual([]);
  const time = Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before - 100);
  expect(time).toBeLessThanOrEqual(Date.now() + 100);
});

test('the random part of an id is never repeated', () => {
  const tails = Array.from({ length: 5_000 }, () => newId().slice(19));
  expect(new Set(tails).size).toBe(tails.length);
});
