import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  aClientUser,
  actAs,
  aMember,
  aPartnerAdmin,
  aSession,
  openTestApp,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import type { UpdateSettingsInput } from './contract.ts';
import { deactivateMember, getOwnSettings, listAssignedClientsOf, updateOwnSettings } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const effectsOf = async (admin: TestMember, proposed: UpdateSettingsInput) =>
  (await actAs(app, admin, (uow) => getOwnSettings(uow, { proposed }))).effects;
const age = (token: string, idle: string, created: string) =>
  app.peek(
    `update sessions set last_seen_at = now() - $2::interval, created_at = now() - $3::interval
      where id = encode(sha256(convert_to($1, 'UTF8')), 'hex')`,
    [token, idle, created],
  );

test('what a change would end is what it ends, and asking changes nothing', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  const customer = await aClientUser(app, (await aClient(app, admin)).id);
  const foreign = await aSession(app, await aPartnerAdmin(app));
  const [fresh, idle, old, over, theirs] = await Promise.all([
    aSession(app, member),
    aSession(app, member),
    aSession(app, member),
    aSession(app, member),
    aSession(app, customer),
  ]);
  await age(idle, '2 hours', '2 hours');
  await age(old, '1 minute', '2 days');
  await age(over, '8 days', '8 days');
  await age(theirs, '3 hours', '3 hours');
  await age(foreign, '3 hours', '3 days');
  const proposed = { idleMinutes: 60, absoluteHours: 24 };
  expect(await effectsOf(admin, {})).toEqual({ mustEnrol: 0, sessionsEnd: 0, ownSessionEnds: false });
  expect(await effectsOf(admin, { idleMinutes: 60 })).toMatchObject({ sessionsEnd: 2 });
  expect(await effectsOf(admin, { absoluteHours: 24 })).toMatchObject({ sessionsEnd: 1 });
  expect(await effectsOf(admin, proposed)).toMatchObject({ sessionsEnd: 3 });
  const living = async () => {
    const answers = await Promise.all([fresh, idle, old, over, theirs].map((one) => identify(app.db(), one)));
    return answers.filter((answer) => answer !== null).length;
  };
  await actAs(app, admin, (uow) => updateOwnSettings(uow, proposed));
  expect(await living()).toBe(1);
  expect(await identify(app.db(), foreign)).not.toBeNull();
});

test('who must set up a second factor: active members without one, only when it becomes required', async () => {
  const admin = await aPartnerAdmin(app);
  const { partner } = admin;
  await aMember(app, { partner });
  const gone = await aMember(app, { partner });
  const secured = await aMember(app, { partner });
  await aClientUser(app, (await aClient(app, admin)).id);
  await actAs(app, admin, (uow) => deactivateMember(uow, { memberId: gone.membershipId }));
  const own = () => actAs(app, admin, (uow) => getOwnSettings(uow));
  expect((await own()).ownSecondFactor).toBe(false);
  await app.peek('update users set mfa_enabled = true where id = any ($1)', [[admin.userId, secured.userId]]);
  expect((await own()).ownSecondFactor).toBe(true);
  expect(await effectsOf(admin, { requiresMfa: true })).toMatchObject({ mustEnrol: 1 });
  expect(await effectsOf(admin, { requiresMfa: false })).toMatchObject({ mustEnrol: 0 });
  await actAs(app, admin, (uow) => updateOwnSettings(uow, { requiresMfa: true }));
  expect(await effectsOf(admin, { requiresMfa: true })).toMatchObject({ mustEnrol: 0 });
});

test('a member’s clients say where another member has to take over first', async () => {
  const admin = await aPartnerAdmin(app);
  const bob = await aMember(app, { partner: admin.partner });
  await aClient(app, admin, { businessName: 'Alone', contacts: [bob] });
  await aClient(app, admin, { businessName: 'Both', contacts: [bob, admin] });
  await aClient(app, admin, { businessName: 'Merely assigned', contacts: [admin], members: [bob] });
  const { items } = await actAs(app, admin, (uow) =>
    listAssignedClientsOf(uow, { limit: 25, memberId: bob.membershipId }),
  );
  expect(items.map(({ businessName, lastSupportContact }) => [businessName, lastSupportContact])).toEqual([
    ['Alone', true],
    ['Both', false],
    ['Merely assigned', false],
  ]);
});
