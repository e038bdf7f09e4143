import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actAs,
  aMember,
  aPartner,
  aPartnerAdmin,
  openTestHouse,
  type TestHouse,
} from '../../testing/index.ts';
import { changeRole, listMembers } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('two administrators demoting each other never leave the partner without one', async () => {
  for (let round = 0; round < 100; round += 1) {
    const partner = await aPartner(house);
    const [one, other] = [await aPartnerAdmin(house, partner), await aPartnerAdmin(house, partner)];
    await Promise.allSettled([
      actAs(house, one, (uow) => changeRole(uow, { memberId: other.membershipId, role: 'partner_user' })),
      actAs(house, other, (uow) => changeRole(uow, { memberId: one.membershipId, role: 'partner_user' })),
    ]);
    const admins = await house.peek(
      "select 1 from memberships where partner_id = $1 and role = 'partner_admin' and status = 'active'",
      [partner.id],
    );
    expect(admins).toHaveLength(1);
  }
});

test('a member is listed once, with the facts of the person', async () => {
  const admin = await aPartnerAdmin(house);
  const bea = await aMember(house, { partner: admin.partner, name: 'Béa Ruiz' });
  const page = await actAs(house, admin, (uow) => listMembers(uow, { search: 'bea r', limit: 25 }));
  expect(page.items.map(({ id, name }) => ({ id, name }))).toEqual([
    { id: bea.membershipId, name: 'Béa Ruiz' },
  ]);
});
