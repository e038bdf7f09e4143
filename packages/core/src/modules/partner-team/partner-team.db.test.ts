import { afterAll, beforeAll, expect, test } from 'vitest';
import { actAs, aMember, aPartnerAdmin, openTestApp, type TestApp } from '../../testing/index.ts';
import { listMembers } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('a member is listed once, with the person’s details', async () => {
  const admin = await aPartnerAdmin(app);
  const bea = await aMember(app, { partner: admin.partner, name: 'Béa Ruiz' });
  const page = await actAs(app, admin, (uow) => listMembers(uow, { search: 'bea r', limit: 25 }));
  expect(page.items.map(({ id, name }) => ({ id, name }))).toEqual([
    { id: bea.membershipId, name: 'Béa Ruiz' },
  ]);
});
