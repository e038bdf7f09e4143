import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  actAs,
  aMember,
  aPartnerAdmin,
  eventsOf,
  openTestApp,
  refusalOf,
  type TestApp,
} from '../../testing/index.ts';
import { getPermissions, updatePermissions } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

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
  const admin = await aPartnerAdmin(app);
  const { id: clientId } = await aClient(app, admin);
  const links = { calls: 'https://calls.test/{clientId}' };
  expect(await actAs(app, admin, (uow) => getPermissions(uow, { clientId }, links))).toEqual({
    ...defaults,
    version: 1,
    connected: ['calls'],
  });
  const before = (await eventsOf(app, admin.partner.id)).length;
  const changed = await actAs(app, admin, (uow) =>
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
  expect(await eventsOf(app, admin.partner.id, before)).toMatchObject([
    { action: 'client.permissions_changed', client_id: clientId, details: { before: defaults, after } },
  ]);
});

test('the same again is no change and no event; another version is stale', async () => {
  const admin = await aPartnerAdmin(app);
  const { id: clientId } = await aClient(app, admin);
  const update = (version?: number) =>
    actAs(app, admin, (uow) =>
      updatePermissions(uow, {
        clientId,
        version,
        permissions: { view_calls: true },
        rolesOnOffer: ['client_member', 'client_admin'],
      }),
    );
  const before = (await eventsOf(app, admin.partner.id)).length;
  expect(await update()).toMatchObject({ version: 1 });
  expect(await refusalOf(update(7))).toBe('stale');
  expect(await eventsOf(app, admin.partner.id, before)).toEqual([]);
});

test("another partner's client is not found", async () => {
  const { id: clientId } = await aClient(app, await aPartnerAdmin(app));
  const stranger = await aMember(app, { role: 'partner_admin' });
  expect(await refusalOf(actAs(app, stranger, (uow) => getPermissions(uow, { clientId })))).toBe('not_found');
  const change = actAs(app, stranger, (uow) => updatePermissions(uow, { clientId, requiresMfa: true }));
  expect(await refusalOf(change)).toBe('not_found');
});
