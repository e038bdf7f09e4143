import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  acceptLink,
  actAs,
  aPartner,
  aPartnerAdmin,
  offerRoles,
  openTestApp,
  permit,
  refusalOf,
  whileClientHeld,
  type ClientTeam,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import {
  changeClientUserRole,
  deactivateClientUser,
  inviteClientUsers,
  removeClientUser,
  revokeClientInvitation,
} from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Actor = Pick<TestClientUser, 'actor'>;
type About = Pick<TestClientUser, 'membershipId'>;
const ways = [
  (by: Actor, { membershipId }: About) =>
    actAs(app, by, (uow) => changeClientUserRole(uow, { memberId: membershipId, role: 'client_member' })),
  (by: Actor, { membershipId }: About) =>
    actAs(app, by, (uow) => deactivateClientUser(uow, { memberId: membershipId })),
  (by: Actor, { membershipId }: About) =>
    actAs(app, by, (uow) => removeClientUser(uow, { memberId: membershipId })),
] as const;
const [demote, , remove] = ways;
const way = (n: number) => ways[n % ways.length] ?? demote;
const invite = (by: Actor, clientId: string, email: string) =>
  actAs(app, by, (uow) =>
    inviteClientUsers(uow, { clientId, emails: [email], role: 'client_member', sendAfterSeconds: 0 }),
  );
const adminsOf = async ({ clientId }: Pick<ClientTeam, 'clientId'>) =>
  (
    await app.peek(
      "select 1 from memberships where client_id = $1 and role = 'client_admin' and status = 'active'",
      [clientId],
    )
  ).length;

test('of two administrators removed or demoted concurrently, from either side, one always stays', async () => {
  const partner = await aPartner(app);
  const agents = [await aPartnerAdmin(app, partner), await aPartnerAdmin(app, partner)] as const;
  const refusals = new Map<string, number>();
  for (let round = 0; round < 100; round += 1) {
    const team = await aClientTeam(app, { agent: agents[0] });
    const [one, other] = [team.boss, await aClientUser(app, team.clientId)];
    const [left, right] = [way(round), way(Math.floor(round / 3))];
    // Each other; both by the partner; one from each side.
    const acts = [
      () => [left(one, other), right(other, one)],
      () => [left(agents[0], other), right(agents[1], one)],
      () => [left(agents[0], one), right(one, other)],
      () => [left(one, other), right(agents[1], one), way(round + 1)(agents[0], other)],
    ][round % 4];
    const answers = await Promise.all((acts?.() ?? []).map(refusalOf));
    expect({ round, admins: await adminsOf(team) }).toEqual({ round, admins: 1 });
    for (const answer of answers) if (answer !== null) refusals.set(answer, (refusals.get(answer) ?? 0) + 1);
  }
  // The second one gets the reason: nobody would be left, or they are no longer an administrator themselves.
  const clear = ['last_admin', 'role_not_allowed', 'unauthenticated', 'not_found'];
  expect([...refusals.keys()].filter((reason) => !clear.includes(reason))).toEqual([]);
  expect(refusals.get('last_admin')).toBeGreaterThan(0);
}, 120_000);

test('an address invited from both sides concurrently has one invitation, and both sides learn of it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const team = await aClientTeam(app);
    const email = `wanted${round}@example.test`;
    const answers = await Promise.all([
      invite(team.agent, team.clientId, email),
      invite(team.boss, team.clientId, email),
    ]);
    const results = answers.flatMap((answer) => answer.results);
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['already_invited', 'invited']);
    expect(new Set(results.map(({ invitationId }) => invitationId)).size).toBe(1);
    const rows = await app.peek('select 1 from invitations where client_id = $1', [team.clientId]);
    expect(rows).toHaveLength(1);
  }
});

test.each([
  ['switches manage_users off', 'update clients set manage_users = false where id = $1', 'not_found'],
  ['pauses the client', "update clients set status = 'paused' where id = $1", 'organisation_suspended'],
  [
    'takes the role of the one who invites',
    "update memberships set role = 'client_manager' where client_id = $1",
    'role_not_allowed',
  ],
  [
    'removes the one who invites',
    "update memberships set status = 'removed' where client_id = $1",
    'unauthenticated',
  ],
  [
    'withdraws the role',
    "update clients set roles_on_offer = '{client_admin}' where id = $1",
    'invalid_input',
  ],
] as const)(
  'an inviter who waits for the lock while another administrator %s invites nobody',
  async (_, change, reason) => {
    const team = await aClientTeam(app);
    const late = whileClientHeld(
      app,
      team.clientId,
      () => refusalOf(invite(team.boss, team.clientId, 'late@example.test')),
      (holder) => holder.query(change, [team.clientId]),
    );
    expect(await late).toBe(reason);
    expect(await app.peek('select 1 from invitations where client_id = $1', [team.clientId])).toEqual([]);
  },
);

test('switching manage_users off meets an invitation of the client in one order or the other', async () => {
  for (let round = 0; round < 10; round += 1) {
    const team = await aClientTeam(app);
    const [answer] = await Promise.all([
      refusalOf(invite(team.boss, team.clientId, 'racing@example.test')),
      permit(app, team, 'manage_users', false),
    ]);
    const rows = await app.peek('select 1 from invitations where client_id = $1', [team.clientId]);
    expect({ answer, rows: rows.length }).toEqual(
      answer === null ? { answer: null, rows: 1 } : { answer: 'not_found', rows: 0 },
    );
  }
});

test('a role withdrawn during an accept: the person joins with it, or is told that it is gone', async () => {
  for (let round = 0; round < 10; round += 1) {
    const team = await aClientTeam(app);
    const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
    const [answer] = await Promise.all([
      refusalOf(acceptLink(app, invitation.token())),
      offerRoles(app, team, ['client_admin']),
    ]);
    const members = await app.peek(
      "select 1 from memberships where client_id = $1 and role = 'client_member'",
      [team.clientId],
    );
    expect({ answer, members: members.length }).toEqual(
      answer === null ? { answer: null, members: 1 } : { answer: 'role_not_on_offer', members: 0 },
    );
  }
});

test('an invitation revoked during its accept is one or the other', async () => {
  for (let round = 0; round < 10; round += 1) {
    const team = await aClientTeam(app);
    const { id, token } = await aClientInvitation(app, team.clientId, { by: team.agent });
    const [accepted, revoked] = await Promise.all([
      refusalOf(acceptLink(app, token())),
      refusalOf(actAs(app, team.boss, (uow) => revokeClientInvitation(uow, { invitationId: id }))),
    ]);
    expect([
      [null, 'stale'],
      ['link_invalid', null],
    ]).toContainEqual([accepted, revoked]);
  }
});

test('removing a person and letting them in again concurrently leaves one membership or none, never two', async () => {
  for (let round = 0; round < 10; round += 1) {
    const team = await aClientTeam(app);
    const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
    // Invited before the removal, as the list still showed: an open link of a present member.
    await remove(team.boss, eli);
    const again = await aClientInvitation(app, team.clientId, { by: team.boss, email: eli.email });
    await app.peek("update memberships set status = 'active' where id = $1", [eli.membershipId]);
    const [accepted, removed] = await Promise.all([
      refusalOf(acceptLink(app, again.token(), eli)),
      refusalOf(remove(team.agent, eli)),
    ]);
    expect(removed).toBeNull();
    expect([null, 'already_exists']).toContain(accepted);
    const places = await app.peek("select 1 from memberships where user_id = $1 and status = 'active'", [
      eli.userId,
    ]);
    expect(places).toHaveLength(accepted === null ? 1 : 0);
  }
});
