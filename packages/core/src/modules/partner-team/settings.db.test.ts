import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  aClientUser,
  actAs,
  aMember,
  aPartnerAdmin,
  aSession,
  openTestHouse,
  type TestHouse,
  type TestMember,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import type { UpdateSettingsInput } from './contract.ts';
import { deactivateMember, getOwnSettings, listAssignedClientsOf, updateOwnSettings } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const effectsOf = async (admin: TestMember, proposed: UpdateSettingsInput) =>
  (await actAs(house, admin, (uow) => getOwnSettings(uow, { proposed }))).effects;
const age = (token: string, idle: string, created: string) =>
  house.peek(
    `update sessions set last_seen_at = now() - $2::interval, created_at = now() - $3::interval
      where id = encode(sha256(convert_to($1, 'UTF8')), 'hex')`,
    [token, idle, created],
  );

test('what a change would end is what it ends, and asking changes nothing', async () => {
  const admin = await aPartnerAdmin(house);
  const member = await aMember(house, { partner: admin.partner });
  const customer = await aClientUser(house, (await aClient(house, admin)).id);
  const foreign = await aSession(house, await aPartnerAdmin(house));
  const [fresh, idle, old, over, theirs] = await Promise.all([
    aSession(house, member),
    aSession(house, member),
    aSession(house, member),
    aSession(house, member),
    aSession(house, customer),
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
    const answers = await Promise.all(
      [fresh, idle, old, over, theirs].map((one) => identify(house.db(), one)),
    );
    return answers.filter((answer) => answer !== null).length;
  };
  await actAs(house, admin, (uow) => updateOwnSettings(uow, proposed));
  expect(await living()).toBe(1);
  expect(await identify(house.db(), foreign)).not.toBeNull();
});

test('who must set up a second factor: active members without one, only when it begins to be required', async () => {
  const admin = await aPartnerAdmin(house);
  const { partner } = admin;
  await aMember(house, { partner });
  const gone = await aMember(house, { partner });
  const secured = await aMember(house, { partner });
  await aClientUser(house, (await aClient(house, admin)).id);
  await actAs(house, admin, (uow) => deactivateMember(uow, { memberId: gone.membershipId }));
  const own = () => actAs(house, admin, (uow) => getOwnSettings(uow));
  expect((await own()).ownSecondFactor).toBe(false);
  await house.peek('update users set mfa_enabled = true where id = any ($1)', [
    [admin.userId, secured.userId],
  ]);
  expect((await own()).ownSecondFactor).toBe(true);
  expect(await effectsOf(admin, { requiresMfa: true })).toMatchObject({ mustEnrol: 1 });
  expect(await effectsOf(admin, { requiresMfa: false })).toMatchObject({ mustEnrol: 0 });
  await actAs(house, admin, (uow) => updateOwnSettings(uow, { requiresMfa: true }));
  expect(await effectsOf(admin, { requiresMfa: true })).toMatchObject({ mustEnrol: 0 });
});

test('a member’s clients say where somebody has to take over first', async () => {
  const admin = await aPartnerAdmin(house);
  const bob = await aMember(house, { partner: admin.partner });
  await aClient(house, admin, { businessName: 'Alone', contacts: [bob] });
  await aClient(house, admin, { businessName: 'Both', contacts: [bob, admin] });
  await aClient(house, admin, { businessName: 'Merely assigned', contacts: [admin], members: [bob] });
  const { items } = await actAs(house, admin, (uow) =>
    listAssignedClientsOf(uow, { limit: 25, memberId: bob.membershipId }),
  );
  expect(items.map(({ businessName, lastSupportContact }) => [businessName, lastSupportContact])).toEqual([
    ['Alone', true],
    ['Both', false],
    ['Merely assigned', false],
  ]);
});
