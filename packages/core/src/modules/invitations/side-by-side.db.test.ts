import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopeOf } from '../identity/index.ts';
import { systemOrigin, type Transact } from '../../platform/index.ts';
import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  acceptDeps,
  acceptLink,
  actAs,
  aMember,
  anInvitation,
  aPartner,
  aPartnerAdmin,
  besideUncommitted,
  openTestApp,
  signedIn,
  untilWaiting,
  whileUncommitted,
  type TestApp,
  type TestLink,
  type TestMember,
} from '../../testing/index.ts';
import { changeClientUserRole, inviteClientUsers } from '../client-users/index.ts';
import { changeMemberRole, inviteTeamMembers } from '../partner-team/index.ts';
import { acceptInvitation } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Actor = Pick<TestMember, 'actor'>;
const origin = systemOrigin('test');
const invite = ({ actor }: Actor, emails: string[], transact: Transact = app.transact) =>
  transact({ actor, origin, scope: scopeOf(actor) }, (uow) =>
    inviteTeamMembers(uow, { emails, role: 'partner_user', sendAfterSeconds: 0 }),
  );
const inviteToClient = ({ actor }: Actor, clientId: string, email: string, transact = app.transact) =>
  transact({ actor, origin, scope: scopeOf(actor) }, (uow) =>
    inviteClientUsers(uow, { clientId, emails: [email], role: 'client_member', sendAfterSeconds: 0 }),
  );
/** Accepts as a person with an account, in this transaction. */
async function accept(link: TestLink, by: Pick<TestMember, 'userId'>, transact: Transact) {
  const actor = await signedIn(app, by);
  return acceptInvitation({ ...acceptDeps(app), transact }, actor, origin, { token: link.token() });
}
/** A person of another partner. */
const anInvitee = () => aMember(app);
const outcomesOf = ({ results }: { results: readonly { outcome: string }[] }) =>
  results.map(({ outcome }) => outcome);
const roleOf = async ({ membershipId }: Pick<TestMember, 'membershipId'>) =>
  (await app.peek<{ role: string }>('select role from memberships where id = $1', [membershipId]))[0]?.role;
const pendingOf = (email: string) =>
  app.peek("select 1 from invitations where email = $1 and status = 'pending'", [email]);

test('inviting and accepting for one partner wait for nobody who does the same', async () => {
  const partner = await aPartner(app);
  const [one, other] = [await aPartnerAdmin(app, partner), await aPartnerAdmin(app, partner)];
  const invitee = await anInvitee();
  const link = await anInvitation(app, { admin: one, email: invitee.email });
  const another = await anInvitation(app, { admin: one });

  const [, invited] = await besideUncommitted(
    app,
    (transact) => invite(one, ['first@side.test'], transact),
    () => invite(other, ['second@side.test']),
  );
  expect(outcomesOf(invited)).toEqual(['invited']);
  const [, accepted] = await besideUncommitted(
    app,
    (transact) => invite(one, ['third@side.test'], transact),
    () => acceptLink(app, another.token()),
  );
  expect(accepted.email).toBe(another.email);
  const [, afterwards] = await besideUncommitted(
    app,
    (transact) => accept(link, invitee, transact),
    () => invite(other, ['fourth@side.test']),
  );
  expect(outcomesOf(afterwards)).toEqual(['invited']);
});

test('the same for a client, from its own side and from its partner’s', async () => {
  const team = await aClientTeam(app);
  const invitee = await anInvitee();
  const link = await aClientInvitation(app, team.clientId, { by: team.boss, email: invitee.email });
  const [, invited] = await besideUncommitted(
    app,
    (transact) => inviteToClient(team.boss, team.clientId, 'first@client.test', transact),
    () => inviteToClient(team.agent, team.clientId, 'second@client.test'),
  );
  expect(outcomesOf(invited)).toEqual(['invited']);
  const [, afterwards] = await besideUncommitted(
    app,
    (transact) => accept(link, invitee, transact),
    () => inviteToClient(team.boss, team.clientId, 'third@client.test'),
  );
  expect(outcomesOf(afterwards)).toEqual(['invited']);
});

test('who changes a role waits for those who invite and accept', async () => {
  const partner = await aPartner(app);
  const [one, other] = [await aPartnerAdmin(app, partner), await aPartnerAdmin(app, partner)];
  const third = await aMember(app, { partner });
  const invitee = await anInvitee();
  const link = await anInvitation(app, { admin: one, email: invitee.email });
  const promote = () =>
    actAs(app, other, (uow) =>
      changeMemberRole(uow, { memberId: third.membershipId, role: 'partner_admin' }),
    );
  await whileUncommitted(app, (transact) => invite(one, ['waited-for@side.test'], transact), promote);
  await whileUncommitted(app, (transact) => accept(link, invitee, transact), promote);
  expect(await roleOf(third)).toBe('partner_admin');
});

test('the same for a client', async () => {
  const team = await aClientTeam(app);
  const second = await aClientUser(app, team.clientId);
  const third = await aClientUser(app, team.clientId, { role: 'client_member' });
  const invitee = await anInvitee();
  const link = await aClientInvitation(app, team.clientId, { by: team.boss, email: invitee.email });
  const promote = () =>
    actAs(app, second, (uow) =>
      changeClientUserRole(uow, { memberId: third.membershipId, role: 'client_staff' }),
    );
  await whileUncommitted(
    app,
    (transact) => inviteToClient(team.boss, team.clientId, 'waited-for@client.test', transact),
    promote,
  );
  await whileUncommitted(app, (transact) => accept(link, invitee, transact), promote);
  expect(await roleOf(third)).toBe('client_staff');
});

test('an address counts as invited as long as its acceptance is not committed', async () => {
  const admin = await aPartnerAdmin(app);
  const invitee = await anInvitee();
  const link = await anInvitation(app, { admin, email: invitee.email });
  const [, answer] = await besideUncommitted(
    app,
    (transact) => accept(link, invitee, transact),
    () => invite(admin, [invitee.email]),
  );
  expect(answer.results).toEqual([
    { email: invitee.email, outcome: 'already_invited', invitationId: link.id },
  ]);
});

test('nobody is invited who became a member while the statement waited at another address', async () => {
  const partner = await aPartner(app);
  const [one, other] = [await aPartnerAdmin(app, partner), await aPartnerAdmin(app, partner)];
  const invitee = await aMember(app, { email: 'zz@side.test' });
  let late: Promise<Awaited<ReturnType<typeof invite>>> | undefined;
  await besideUncommitted(
    app,
    (transact) => invite(one, ['aa@side.test'], transact),
    async () => {
      // Begins before the invitation to the other address, and inserts its own after that was accepted.
      late = invite(other, ['aa@side.test', invitee.email]);
      late.catch(() => undefined);
      await untilWaiting(app, 1);
      const link = await anInvitation(app, { admin: one, email: invitee.email });
      await acceptLink(app, link.token(), invitee);
    },
  );
  expect(late && outcomesOf(await late)).toEqual(['already_invited', 'already_member']);
  expect(await pendingOf(invitee.email)).toEqual([]);
});

test('an address invited while another administrator invites it is invited once, and both learn the same id', async () => {
  const partner = await aPartner(app);
  const [one, other] = [await aPartnerAdmin(app, partner), await aPartnerAdmin(app, partner)];
  const second: { answer?: Awaited<ReturnType<typeof invite>> } = {};
  const first = await whileUncommitted(
    app,
    (transact) => invite(one, ['twice@side.test'], transact),
    async () => (second.answer = await invite(other, ['twice@side.test'])),
  );
  expect(outcomesOf(first)).toEqual(['invited']);
  expect(second.answer?.results).toEqual([
    { email: 'twice@side.test', outcome: 'already_invited', invitationId: first.results[0]?.invitationId },
  ]);
});
