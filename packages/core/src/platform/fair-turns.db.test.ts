import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actAs, aPartnerAdmin, openTestHouse, whileHeld, type TestHouse } from '../testing/index.ts';
import { updateOwnSettings } from '../modules/partner-team/index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('forty commands of one partner that wait for its lock leave connections to everybody else', async () => {
  const [busy, other] = [await aPartnerAdmin(house), await aPartnerAdmin(house)];
  let answered = 0;
  const outcomes = await whileHeld(
    house,
    busy.partner.id,
    () =>
      Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          actAs(house, busy, (uow) => updateOwnSettings(uow, { idleMinutes: 60 + at })),
        ),
      ),
    async () => {
      await Promise.all(
        Array.from({ length: 10 }, () =>
          actAs(house, other, async (uow) => {
            await sql`select 1`.execute(uow.db);
            answered += 1;
          }),
        ),
      );
    },
  );
  expect(answered).toBe(10);
  expect(outcomes).toHaveLength(40);
});
