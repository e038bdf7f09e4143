import { expect, test } from 'vitest';
import { fairTurns } from './fair-turns.ts';

/** Work that ends when told to, and counts how much of it is under way. */
function workshop() {
  const endings: (() => void)[] = [];
  const work = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    endings.push(resolve);
    await promise;
  };
  return { work, begun: () => endings.length, end: () => endings.forEach((ending) => ending()) };
}
const settle = () => new Promise((done) => setImmediate(done));

test('of one partner so many run, the next when one has ended; of others as many again', async () => {
  const take = fairTurns(3);
  const [one, other, nobody] = [workshop(), workshop(), workshop()];
  const all = [
    ...Array.from({ length: 10 }, () => take('one', one.work)),
    ...Array.from({ length: 2 }, () => take('other', other.work)),
    ...Array.from({ length: 20 }, () => take(null, nobody.work)),
  ];
  await settle();
  expect([one.begun(), other.begun(), nobody.begun()]).toEqual([3, 2, 20]);
  one.end();
  await settle();
  expect(one.begun()).toBe(6);
  for (let round = 0; round < 4; round += 1) {
    for (const shop of [one, other, nobody]) shop.end();
    await settle();
  }
  await Promise.all(all);
});

test('a failure gives its turn back', async () => {
  const take = fairTurns(1);
  const failing = take('one', () => Promise.reject(new Error('thrown')));
  await expect(failing).rejects.toThrow('thrown');
  expect(await take('one', () => Promise.resolve('done'))).toBe('done');
});
