import { expect, test } from 'vitest';
import { waitingLine } from './waiting-line.ts';

const line = waitingLine({ running: 1, waiting: 2 });

/** Work that ends when the test lets it. */
function held(order: string[], name: string) {
  const gate = Promise.withResolvers<null>();
  const work = async () => {
    order.push(name);
    await gate.promise;
    return name;
  };
  return { work, end: () => gate.resolve(null) };
}

test('work runs in order of arrival, and a full line refuses without waiting', async () => {
  const order: string[] = [];
  const [first, second, third] = [held(order, 'first'), held(order, 'second'), held(order, 'third')];
  const served = [first, second, third].map(({ work }) => line('a', work));
  await expect(line('a', first.work)).rejects.toMatchObject({ reason: 'rate_limited', retryAfter: 1 });
  // Another key has its own line.
  expect(await line('b', () => Promise.resolve('other'))).toBe('other');
  expect(order).toEqual(['first']);
  third.end();
  second.end();
  first.end();
  expect(await Promise.all(served)).toEqual(['first', 'second', 'third']);
  expect(order).toEqual(['first', 'second', 'third']);
});

test('failed work makes room as well', async () => {
  const broken = () => Promise.reject(new Error('broken'));
  for (let index = 0; index < 10; index += 1) await expect(line('a', broken)).rejects.toThrow('broken');
  expect(await line('a', () => Promise.resolve('through'))).toBe('through');
});
