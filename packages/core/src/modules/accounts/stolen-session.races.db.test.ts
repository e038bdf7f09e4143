import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemOrigin, type Transact } from '../../platform/index.ts';
import {
  acceptDeps,
  actAs,
  alsoMemberOf,
  aMember,
  anInvitation,
  aPartnerAdmin,
  aSession,
  openTestApp,
  ownSession,
  testPassword,
  totpCode,
  whilePersonHeld,
  whileUncommitted,
  type TestApp,
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

// A stolen session that is replaced by another one at the moment its owner ends all of them.

let app: TestApp;
let owner: TestMember;
let admin: TestMember;
let elsewhere: string;
let stolen: string;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  [owner, admin] = [await aMember(app), await aPartnerAdmin(app)];
  elsewhere = await alsoMemberOf(app, owner, admin.partner);
  stolen = await aSession(app, owner);
});

const origin = systemOrigin('test');
const newPassword = 'nine quiet green herons';

async function identified(token: string) {
  const found = await identify(app.db(), token);
  if (!found) throw new Error('The session is nobody’s.');
  return found;
}

const ways = {
  'a switch of places': async (transact: Transact) =>
    switchMembership(transact, origin, await identified(stolen), stolen, elsewhere),
  'an invitation accepted': async (transact: Transact) => {
    const { token } = await anInvitation(app, { email: owner.email });
    const { actor } = await identified(stolen);
    return (await acceptInvitation({ ...acceptDeps(app), transact }, actor, origin, { token: token() }))
      .token;
  },
};

/** What the owner does. Each entry returns the prepared act. */
const acts = {
  'resets the password': async () => {
    const id = await actAs(app, owner, (uow) => issueSecret(uow, owner.userId, 'password_reset'));
    const token = resetToken(app.keyring, id);
    return () => resetPassword(acceptDeps(app), origin, { token, password: newPassword });
  },
  'changes the password': async () => {
    const session = await ownSession(app, owner);
    const from = (await matchPassword(app.transact, origin, session.identified.actor, testPassword)) ?? '';
    const wish = { from, currentPassword: testPassword, newPassword };
    return () => changePassword(app.transact, origin, session, wish);
  },
  'enrols a factor': async () => {
    const session = await ownSession(app, owner);
    const { secret } = await actAs(app, owner, (uow) => beginTotp(uow, app.keyring, 'G', owner.actor));
    return () => actAs(app, owner, (uow) => confirmTotp(uow, app.keyring, session, totpCode(secret)));
  },
  'signs all others out': async () => {
    const { identified: own } = await ownSession(app, owner);
    return () => actAs(app, own, revokeOtherSessions);
  },
};

const cases = Object.entries(ways).flatMap(([way, turn]) =>
  Object.entries(acts).map(([name, ready]) => [way, name, turn, ready] as const),
);

test.each(cases)('of a running %s nothing is left when the owner %s', async (_, __, turn, ready) => {
  const act = await ready();
  const next = await whileUncommitted(app, turn, act);
  expect(await identify(app.db(), next)).toBeNull();
  expect(await identify(app.db(), stolen)).toBeNull();
});

test.each(Object.entries(ways))('%s that comes second opens nothing', async (_, turn) => {
  const late = whilePersonHeld(
    app,
    owner.userId,
    () => turn(app.transact),
    (holder) => holder.query('delete from sessions where user_id = $1', [owner.userId]),
  );
  await expect(late).rejects.toMatchObject({ reason: 'unauthenticated' });
  expect(await app.peek('select 1 from sessions where user_id = $1', [owner.userId])).toEqual([]);
});

test('a session that is switched while its owner ends it is gone under its old handle, and visible under its new one', async () => {
  const { identified: own } = await ownSession(app, owner);
  const { actor } = await identified(stolen);
  const next = await whileUncommitted(app, ways['a switch of places'], () =>
    expect(
      actAs(app, own, (uow) => revokeSession(uow, { sessionId: actor.sessionId })),
    ).rejects.toMatchObject({ reason: 'not_found' }),
  );
  const { actor: now } = await identified(next);
  await actAs(app, own, (uow) => revokeSession(uow, { sessionId: now.sessionId }));
  expect(await identify(app.db(), next)).toBeNull();
});

test.each([
  ['signs them out there', revokeMemberSessions],
  ['removes them', removeMember],
] as const)('a switch to a membership whose administrator %s meanwhile opens nothing', async (_, end) => {
  const next = await whileUncommitted(app, ways['a switch of places'], () =>
    actAs(app, admin, (uow) => end(uow, { memberId: elsewhere })),
  );
  expect(await identify(app.db(), next)).toBeNull();
  const left = await app.peek('select 1 from sessions where membership_id = $1', [elsewhere]);
  expect(left).toEqual([]);
});
