import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  acceptDeps,
  aClientInvitation,
  aClientTeam,
  actAs,
  aMember,
  anInvitation,
  aPartnerAdmin,
  letExpire,
  openTestApp,
  testPassword,
  type TestApp,
} from '../../testing/index.ts';
import { identify, signIn } from '../identity/index.ts';
import { removeMember, revokeTeamInvitation } from '../partner-team/index.ts';
import { acceptInvitation } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const origin = systemOrigin('test');
const tryToSignIn = (email: string) =>
  signIn({ ...app, db: app.db() }, origin, { email, password: testPassword });

async function aRemovedPerson() {
  const admin = await aPartnerAdmin(app);
  const person = await aMember(app, { partner: admin.partner });
  await actAs(app, admin, (uow) => removeMember(uow, { memberId: person.membershipId }));
  return { admin, person };
}

test('a person who was removed and is invited again signs in, sees nothing yet, and joins by accepting', async () => {
  const { admin, person } = await aRemovedPerson();
  expect(await tryToSignIn(person.email)).toEqual({ status: 'refused' });

  const invitation = await anInvitation(app, { admin, email: person.email });
  const result = await tryToSignIn(person.email);
  if (result.status !== 'signed_in') throw new Error('refused');
  const before = await identify(app.db(), result.token);
  expect(before?.actor.membership).toBeNull();
  expect(before?.details.memberships).toEqual([]);
  if (!before) throw new Error('no session');

  const accepted = await acceptInvitation(acceptDeps(app), before.actor, origin, {
    token: invitation.token(),
  });
  const after = await identify(app.db(), accepted.token);
  expect(after?.actor.membership).toMatchObject({ id: accepted.membershipId, partnerId: admin.partner.id });
  expect(accepted.membershipId).not.toBe(person.membershipId);
});

test.each([
  [
    'revoked',
    (admin: Awaited<ReturnType<typeof aPartnerAdmin>>, id: string) =>
      actAs(app, admin, (uow) => revokeTeamInvitation(uow, { invitationId: id })),
  ],
  ['past its end', (_: unknown, id: string) => letExpire(app, id)],
] as const)('an invitation that is %s lets nobody sign in', async (_, end) => {
  const { admin, person } = await aRemovedPerson();
  const { id } = await anInvitation(app, { admin, email: person.email });
  await end(admin, id);
  expect(await tryToSignIn(person.email)).toEqual({ status: 'refused' });
});

test.each(['paused', 'archived'])(
  'an invitation to a client that is %s lets nobody sign in',
  async (status) => {
    const { admin, person } = await aRemovedPerson();
    const { clientId, boss } = await aClientTeam(app, { agent: admin });
    await aClientInvitation(app, clientId, { by: boss, email: person.email });
    expect((await tryToSignIn(person.email)).status).toBe('signed_in');
    await app.peek('update clients set status = $2 where id = $1', [clientId, status]);
    expect(await tryToSignIn(person.email)).toEqual({ status: 'refused' });
  },
);
