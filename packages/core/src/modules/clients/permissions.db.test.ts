import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  actAs,
  aMember,
  aPartnerAdmin,
  eventsOf,
  openTestHouse,
  refusalOf,
  type TestHouse,
} from '../../testing/index.ts';
import { getPermissions, updatePermissions } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const defaults = {
  permissions: {
    manage_users: false,
    manage_billing: false,
    view_calls: true,
    view_analytics: true,
    manage_integrations: true,
    manage_projects: true,
  },
  rolesOnOffer: ['client_admin', 'client_member'],
  requiresMfa: false,
  requiresSupportContact: true,
};

test('permissions change in parts, with one event that holds before and after', async () => {
  const admin = await aPartnerAdmin(house);
  const { id: clientId } = await aClient(house, admin);
  const links = { calls: 'https://calls.test/{clientId}' };
  expect(await actAs(house, admin, (uow) => getPermissions(uow, { clientId }, links))).toEqual({
    ...defaults,
    version: 1,
    connected: ['calls'],
  });
  const before = (await eventsOf(house, admin.partner.id)).length;
  const changed = await actAs(house, admin, (uow) =>
    updatePermissions(uow, {
      clientId,
      permissions: { manage_users: true, view_calls: true },
      rolesOnOffer: ['client_member', 'community_manager', 'client_admin', 'client_member'],
      requiresMfa: true,
      version: 1,
    }),
  );
  const after = {
    ...defaults,
    permissions: { ...defaults.permissions, manage_users: true },
    rolesOnOffer: ['client_admin', 'client_member', 'community_manager'],
    requiresMfa: true,
  };
  expect(changed).toEqual({ ...after, version: 2 });
  expect(await eventsOf(house, admin.partner.id, before)).toMatchObject([
    { action: 'client.permissions_changed', client_id: clientId, details: { before: defaults, after } },
  ]);
});

test('the same again is no change and no event; another version is stale', async () => {
  const admin = await aPartnerAdmin(house);
  const { id: clientId } = await aClient(house, admin);
  const update = (version?: number) =>
    actAs(house, admin, (uow) =>
      updatePermissions(uow, {
        clientId,
        version,
        permissions: { view_calls: true },
        rolesOnOffer: ['client_member', 'client_admin'],
      }),
    );
  const before = (await eventsOf(house, admin.partner.id)).length;
  expect(await update()).toMatchObject({ version: 1 });
  expect(await refusalOf(update(7))).toBe('stale');
  expect(await eventsOf(house, admin.partner.id, before)).toEqual([]);
});

test("another partner's client is not found", async () => {
  const { id: clientId } = await aClient(house, await aPartnerAdmin(house));
  const stranger = await aMember(house, { role: 'partner_admin' });
  expect(await refusalOf(actAs(house, stranger, (uow) => getPermissions(uow, { clientId })))).toBe(
    'not_found',
  );
  const change = actAs(house, stranger, (uow) => updatePermissions(uow, { clientId, requiresMfa: true }));
  expect(await refusalOf(change)).toBe('not_found');
});
