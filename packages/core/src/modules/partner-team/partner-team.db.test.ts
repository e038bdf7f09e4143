import { afterAll, beforeAll, expect, test } from 'vitest';
import { actAs, aMember, aPartner, aPartnerAdmin, openTestApp, type TestApp } from '../../testing/index.ts';
import { changeMemberRole, listMembers } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('two administrators demoting each other never leave the partner without one', async () => {
  for (let round = 0; round < 100; round += 1) {
    const partner = await aPartner(app);
    const [one, other] = [await aPartnerAdmin(app, partner), await aPartnerAdmin(app, partner)];
    await Promise.allSettled([
      actAs(app, one, (uow) => changeMemberRole(uow, { memberId: other.membershipId, role: 'partner_user' })),
      actAs(app, other, (uow) => changeMemberRole(uow, { memberId: one.membershipId, role: 'partner_user' })),
    ]);
    const admins = await app.peek(
      "select 1 from memberships where partner_id = $1 and role = 'partner_admin' and status = 'active'",
      [partner.id],
    );
    expect(admins).toHaveLength(1);
  }
});

test('a member is listed once, with the person’s details', async () => {
  const admin = await aPartnerAdmin(app);
  const bea = await aMember(app, { partner: admin.partner, name: 'Béa Ruiz' });
  const page = await actAs(app, admin, (uow) => listMembers(uow, { search: 'bea r', limit: 25 }));
  expect(page.items.map(({ id, name }) => ({ id, name }))).toEqual([
    { id: bea.membershipId, name: 'Béa Ruiz' },
  ]);
});
