import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemOrigin, type RunUnit } from '../../platform/index.ts';
import {
  acceptDeps,
  actAs,
  alsoMemberOf,
  aMember,
  anInvitation,
  aPartnerAdmin,
  aSession,
  openTestHouse,
  ownSession,
  testPassword,
  totpCode,
  whilePersonHeld,
  whileUncommitted,
  type TestHouse,
  type TestMember,
} from '../../testing/index.ts';
import { identify, matchPassword, switchMembership } from '../identity/index.ts';
import { acceptInvitation } from '../invitations/index.ts';
import { removeMember, revokeMemberSessions } from '../partner-team/index.ts';
import {
  beginTotp,
  changePassword,
  confirmTotp,
  issueSecret,
  resetPassword,
  resetToken,
  revokeOtherSessions,
  revokeSession,
} from './index.ts';

// A stolen session that turns into another one at the very moment its owner ends them all.

let house: TestHouse;
let owner: TestMember;
let admin: TestMember;
let elsewhere: string;
let stolen: string;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  [owner, admin] = [await aMember(house), await aPartnerAdmin(house)];
  elsewhere = await alsoMemberOf(house, owner, admin.partner);
  stolen = await aSession(house, owner);
});

const origin = systemOrigin('test');
const newPassword = 'nine quiet green herons';

async function identified(token: string) {
  const found = await identify(house.db(), token);
  if (!found) throw new Error('The session is nobody’s.');
  return found;
}

const ways = {
  'a switch of places': async (runUnit: RunUnit) =>
    switchMembership(runUnit, origin, await identified(stolen), stolen, elsewhere),
  'an invitation accepted': async (runUnit: RunUnit) => {
    const { token } = await anInvitation(house, { email: owner.email });
    const { actor } = await identified(stolen);
    return (await acceptInvitation({ ...acceptDeps(house), runUnit }, actor, origin, { token: token() }))
      .token;
  },
};

/** What the owner does; each answers the act itself, made ready. */
const acts = {
  'resets the password': async () => {
    const id = await actAs(house, owner, (uow) => issueSecret(uow, owner.userId, 'password_reset', 60));
    const token = resetToken(house.keyring, id);
    return () => resetPassword(acceptDeps(house), origin, { token, password: newPassword });
  },
  'changes the password': async () => {
    const session = await ownSession(house, owner);
    const from = (await matchPassword(house.runUnit, origin, session.identified.actor, testPassword)) ?? '';
    const wish = { from, currentPassword: testPassword, newPassword };
    return () => changePassword(house.runUnit, origin, session, wish);
  },
  'enrols a factor': async () => {
    const session = await ownSession(house, owner);
    const { secret } = await actAs(house, owner, (uow) => beginTotp(uow, house.keyring, 'G', owner.actor));
    return () => actAs(house, owner, (uow) => confirmTotp(uow, house.keyring, session, totpCode(secret)));
  },
  'signs all others out': async () => {
    const { identified: own } = await ownSession(house, owner);
    return () => actAs(house, own, revokeOtherSessions);
  },
};

const cases = Object.entries(ways).flatMap(([way, turn]) =>
  Object.entries(acts).map(([name, ready]) => [way, name, turn, ready] as const),
);

test.each(cases)('of %s under way, nothing is left when the owner %s', async (_, __, turn, ready) => {
  const act = await ready();
  const next = await whileUncommitted(house, turn, act);
  expect(await identify(house.db(), next)).toBeNull();
  expect(await identify(house.db(), stolen)).toBeNull();
});

test.each(Object.entries(ways))('%s that comes second opens nothing', async (_, turn) => {
  const late = whilePersonHeld(
    house,
    owner.userId,
    () => turn(house.runUnit),
    (holder) => holder.query('delete from sessions where user_id = $1', [owner.userId]),
  );
  await expect(late).rejects.toMatchObject({ reason: 'unauthenticated' });
  expect(await house.peek('select 1 from sessions where user_id = $1', [owner.userId])).toEqual([]);
});

test('a session that is switched while its owner ends it is gone by that name, and to be seen by its new one', async () => {
  const { identified: own } = await ownSession(house, owner);
  const { actor } = await identified(stolen);
  const next = await whileUncommitted(house, ways['a switch of places'], () =>
    expect(
      actAs(house, own, (uow) => revokeSession(uow, { sessionId: actor.sessionId })),
    ).rejects.toMatchObject({ reason: 'not_found' }),
  );
  const { actor: now } = await identified(next);
  await actAs(house, own, (uow) => revokeSession(uow, { sessionId: now.sessionId }));
  expect(await identify(house.db(), next)).toBeNull();
});

test.each([
  ['signs them out there', revokeMemberSessions],
  ['removes them', removeMember],
] as const)('a switch to a place whose administrator %s meanwhile opens nothing', async (_, end) => {
  const next = await whileUncommitted(house, ways['a switch of places'], () =>
    actAs(house, admin, (uow) => end(uow, { memberId: elsewhere })),
  );
  expect(await identify(house.db(), next)).toBeNull();
  const left = await house.peek('select 1 from sessions where membership_id = $1', [elsewhere]);
  expect(left).toEqual([]);
});
