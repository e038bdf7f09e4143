import { expect, test } from 'vitest';
import { createMailPace } from './mail-pace.ts';

function recording() {
  const pauses: number[] = [];
  let atOnce = 0;
  let most = 0;
  const pause = async (milliseconds: number) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    pauses.push(milliseconds);
    await Promise.resolve();
    atOnce -= 1;
  };
  const pace = createMailPace({ pause, now: () => 0 });
  return { pace, pauses, mostAtOnce: () => most };
}

test('at full pace no mail waits', async () => {
  const { pace, pauses } = recording();
  await Promise.all([pace.turn(), pace.turn(), pace.turn()]);
  expect(pauses).toEqual([]);
});

test('slowed down, mails go one after the other, with gaps that grow to a bound and shrink again', async () => {
  const { pace, pauses, mostAtOnce } = recording();
  pace.slower();
  await Promise.all([pace.turn(), pace.turn(), pace.turn()]);
  expect(pauses).toEqual([500, 500, 500]);
  expect(mostAtOnce()).toBe(1);
  for (let n = 0; n < 10; n += 1) pace.slower();
  await pace.turn();
  expect(pauses.at(-1)).toBe(5_000);
  for (let n = 0; n < 5; n += 1) pace.faster();
  await pace.turn();
  expect(pauses).toHaveLength(4);
});
