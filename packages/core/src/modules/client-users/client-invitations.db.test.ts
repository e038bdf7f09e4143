import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  acceptLink,
  actAs,
  aMember,
  anInvitation,
  eventsOf,
  letExpire,
  offerRoles,
  openTestApp,
  publicUrl,
  refusalOf,
  type ClientTeam,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import { inviteClientUsersInput, type InviteClientUsersInput } from './contract.ts';
import {
  copyClientInvitationLink,
  inviteClientUsers,
  removeClientUser,
  resendClientInvitation,
  revokeClientInvitation,
} from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Actor = Pick<TestClientUser, 'actor'>;
const invite = (by: Actor, clientId: string, emails: string[], more: Partial<InviteClientUsersInput> = {}) =>
  actAs(app, by, (uow) =>
    inviteClientUsers(uow, { clientId, emails, role: 'client_member', sendAfterSeconds: 0, ...more }),
  );
const resend = (by: Actor, invitationId: string) =>
  actAs(app, by, (uow) => resendClientInvitation(uow, { invitationId }));
const revoke = (by: Actor, invitationId: string) =>
  actAs(app, by, (uow) => revokeClientInvitation(uow, { invitationId }));
const copy = (by: Actor, invitationId: string) =>
  actAs(app, by, (uow) =>
    copyClientInvitationLink(uow, { keyring: app.keyring, publicUrl }, { invitationId }),
  );
const manage = [
  ['resend', resend],
  ['revoke', revoke],
  ['copy', copy],
] as const;

const rowOf = async (id: string) =>
  (
    await app.peek<{ status: string; generation: number; client_id: string | null; partner_id: string }>(
      'select status, generation, client_id, partner_id from invitations where id = $1',
      [id],
    )
  )[0];
const setClient = ({ clientId }: ClientTeam, status: string) =>
  app.peek('update clients set status = $2 where id = $1', [clientId, status]);
const sides = [
  ['the partner', ({ agent }: ClientTeam) => agent],
  ['the client', ({ boss }: ClientTeam) => boss],
] as const;

test.each(sides)(
  '%s invites: each address has its outcome, events are in the client’s chain',
  async (_, actorOf) => {
    const team = await aClientTeam(app);
    const actor = actorOf(team);
    const off = await aClientUser(app, team.clientId);
    await app.peek("update memberships set status = 'deactivated' where id = $1", [off.membershipId]);
    const gone = await aClientUser(app, team.clientId, { role: 'client_member' });
    await actAs(app, team.agent, (uow) => removeClientUser(uow, { memberId: gone.membershipId }));
    const waiting = await aClientInvitation(app, team.clientId, { by: team.agent });
    const before = (await eventsOf(app, team.agent.partner.id)).length;
    const { results } = await invite(actor, team.clientId, [
      'New.One@Example.test',
      'new.one@example.test',
      team.boss.email,
      off.email,
      gone.email,
      waiting.email,
      'no address',
    ]);
    expect(results).toEqual([
      { email: 'new.one@example.test', outcome: 'invited', invitationId: expect.any(String) },
      { email: team.boss.email, outcome: 'already_member' },
      { email: off.email, outcome: 'already_member' },
      { email: gone.email, outcome: 'invited', invitationId: expect.any(String) },
      { email: waiting.email, outcome: 'already_invited', invitationId: waiting.id },
      { email: 'no address', outcome: 'invalid' },
    ]);
    const events = await eventsOf(app, team.agent.partner.id, before);
    expect(events.map(({ action, subject_label }) => [action, subject_label])).toEqual([
      ['invitation.created', 'new.one@example.test'],
      ['invitation.created', gone.email],
    ]);
    expect(
      events.every(({ client_id, actor_id }) => client_id === team.clientId && actor_id === actor.userId),
    ).toBe(true);
    expect(await rowOf(results[0]?.invitationId ?? '')).toEqual({
      status: 'pending',
      generation: 1,
      client_id: team.clientId,
      partner_id: team.agent.partner.id,
    });
  },
);

test('a membership elsewhere is never mentioned: of the partner, of its other clients, of anybody', async () => {
  const team = await aClientTeam(app);
  const sibling = await aClientTeam(app, { agent: team.agent });
  const foreign = await aClientTeam(app);
  const elsewhere = await aClientInvitation(app, sibling.clientId, { by: sibling.boss });
  const ofTheTeam = await anInvitation(app, { admin: team.agent });
  const emails = [team.agent, sibling.boss, foreign.boss, elsewhere, ofTheTeam].map(({ email }) => email);
  const { results } = await invite(team.boss, team.clientId, emails);
  expect(results.map(({ outcome }) => outcome)).toEqual(emails.map(() => 'invited'));
});

test('five hundred addresses, seven of them bad, take no more round trips than a few', async () => {
  const team = await aClientTeam(app);
  const good = Array.from({ length: 493 }, (_, n) => `invitee${n}.${team.clientId}@example.test`);
  const bad = Array.from({ length: 7 }, (_, n) => `bad address ${n}`);
  for (const actor of [team.agent, team.boss]) {
    app.takeStatements();
    const { results } = await invite(actor, team.clientId, [
      ...good.slice(0, 250),
      ...bad,
      ...good.slice(250),
    ]);
    expect(app.takeStatements().length).toBeLessThanOrEqual(15);
    const outcomes = results.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'invalid')).toHaveLength(7);
    const expected = actor === team.agent ? 'invited' : 'already_invited';
    expect(outcomes.filter((outcome) => outcome === expected)).toHaveLength(493);
  }
});

test('an overdue invitation makes room for a new one before the job has expired it', async () => {
  const team = await aClientTeam(app);
  const old = await aClientInvitation(app, team.clientId, { by: team.agent });
  await letExpire(app, old.id);
  const before = (await eventsOf(app, team.agent.partner.id)).length;
  const { results } = await invite(team.boss, team.clientId, [old.email]);
  expect(results).toMatchObject([{ outcome: 'invited' }]);
  expect((await rowOf(old.id))?.status).toBe('expired');
  const events = await eventsOf(app, team.agent.partner.id, before);
  expect(events.map(({ action, client_id }) => [action, client_id])).toEqual([
    ['invitation.expired', team.clientId],
    ['invitation.created', team.clientId],
  ]);
});

test('a role that is not offered is refused, whoever invites, and nobody is invited', async () => {
  const team = await aClientTeam(app);
  await offerRoles(app, team, ['client_member']);
  for (const actor of [team.agent, team.boss]) {
    await expect(invite(actor, team.clientId, ['a@b.test'], { role: 'client_admin' })).rejects.toMatchObject({
      reason: 'invalid_input',
      fields: { role: { code: 'role_not_available' } },
    });
  }
  expect(await app.peek('select 1 from invitations where client_id = $1', [team.clientId])).toEqual([]);
});

test('a community manager must name communities, may give two roles, and finds neither communities nor people', async () => {
  const team = await aClientTeam(app);
  const gus = await aClientUser(app, team.clientId, { role: 'community_manager' });
  const none = { reason: 'invalid_input', fields: { communityIds: { code: 'community_required' } } };
  await expect(invite(gus, team.clientId, ['a@b.test'])).rejects.toMatchObject(none);
  await expect(invite(gus, team.clientId, ['a@b.test'], { communityIds: [] })).rejects.toMatchObject(none);
  const communityIds = ['01900000-0000-7000-8000-0000deadbeef'];
  for (const role of ['client_admin', 'client_manager', 'community_manager'] as const) {
    await expect(invite(gus, team.clientId, ['a@b.test'], { role, communityIds })).rejects.toMatchObject({
      reason: 'invalid_input',
      fields: { role: { code: 'role_not_available' } },
    });
  }
  expect(await refusalOf(invite(gus, team.clientId, ['a@b.test'], { communityIds }))).toBe('not_found');
});

test('no client has communities yet: named ones are not found, for administrators too', async () => {
  const team = await aClientTeam(app);
  const some = ['01900000-0000-7000-8000-0000deadbeef'];
  for (const actor of [team.agent, team.boss]) {
    expect(await refusalOf(invite(actor, team.clientId, ['a@b.test'], { communityIds: some }))).toBe(
      'not_found',
    );
    expect(await refusalOf(invite(actor, team.clientId, ['a@b.test'], { groupIds: some }))).toBe('not_found');
  }
});

test('an empty list never means all communities: leaving it out does', async () => {
  const team = await aClientTeam(app);
  for (const actor of [team.agent, team.boss])
    for (const key of ['communityIds', 'groupIds'])
      await expect(invite(actor, team.clientId, ['a@b.test'], { [key]: [] })).rejects.toMatchObject({
        reason: 'invalid_input',
        fields: { [key]: { code: 'too_few', params: { min: 1 } } },
      });
  expect(await app.peek('select 1 from invitations where client_id = $1', [team.clientId])).toEqual([]);
  expect(
    inviteClientUsersInput.safeParse({
      clientId: team.clientId,
      emails: ['a@b.test'],
      role: 'client_member',
      groupIds: [],
    }).success,
  ).toBe(false);
});

test('only one’s own clients are invited to: foreign, sibling and missing ones are not found', async () => {
  const team = await aClientTeam(app);
  const sibling = await aClientTeam(app, { agent: team.agent });
  const foreign = await aClientTeam(app);
  const missing = '01900000-0000-7000-8000-0000deadbeef';
  for (const clientId of [foreign.clientId, missing, team.agent.partner.id]) {
    expect(await refusalOf(invite(team.agent, clientId, ['a@b.test']))).toBe('not_found');
    expect(await refusalOf(invite(team.boss, clientId, ['a@b.test']))).toBe('not_found');
  }
  expect(await refusalOf(invite(team.boss, sibling.clientId, ['a@b.test']))).toBe('not_found');
});

test.each(manage)('%s: an invitation of another tenant is not found', async (_, act) => {
  const team = await aClientTeam(app);
  const sibling = await aClientTeam(app, { agent: team.agent });
  const foreign = await aClientTeam(app);
  const own = await aClientInvitation(app, team.clientId, { by: team.boss });
  const siblings = await aClientInvitation(app, sibling.clientId, { by: sibling.boss });
  const others = await aClientInvitation(app, foreign.clientId, { by: foreign.boss });
  const ofTheTeam = await anInvitation(app, { admin: team.agent });
  const gus = await aClientUser(app, team.clientId, { role: 'community_manager' });
  for (const id of [others.id, ofTheTeam.id, team.clientId]) {
    expect(await refusalOf(act(team.agent, id))).toBe('not_found');
    expect(await refusalOf(act(team.boss, id))).toBe('not_found');
  }
  expect(await refusalOf(act(team.boss, siblings.id))).toBe('not_found');
  expect(await refusalOf(act(gus, own.id))).toBe('not_found');
  expect(await refusalOf(act(team.agent, siblings.id))).toBeNull();
});

test.each(sides)('%s resends, copies and revokes, each logged in the client’s chain', async (_, actorOf) => {
  const team = await aClientTeam(app);
  const actor = actorOf(team);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.agent });
  const before = (await eventsOf(app, team.agent.partner.id)).length;
  await resend(actor, invitation.id);
  expect(await rowOf(invitation.id)).toMatchObject({ status: 'pending', generation: 2 });
  expect(await copy(actor, invitation.id)).toBe(`${publicUrl}/accept#token=${invitation.token('copied', 2)}`);
  await revoke(actor, invitation.id);
  expect(await rowOf(invitation.id)).toMatchObject({ status: 'revoked' });
  const events = await eventsOf(app, team.agent.partner.id, before);
  expect(events.map(({ action, client_id, subject_id }) => [action, client_id, subject_id])).toEqual(
    ['invitation.resent', 'invitation.link_copied', 'invitation.revoked'].map((action) => [
      action,
      team.clientId,
      invitation.id,
    ]),
  );
  expect(JSON.stringify(events)).not.toContain(invitation.token('copied', 2));
});

test.each([
  ['revoked', (team: ClientTeam, id: string) => revoke(team.agent, id)],
  [
    'accepted',
    (_: ClientTeam, id: string) =>
      app.peek("update invitations set status = 'accepted', accepted_at = now() where id = $1", [id]),
  ],
])('an invitation that is %s can no longer be changed', async (_, settle) => {
  const team = await aClientTeam(app);
  const { id } = await aClientInvitation(app, team.clientId, { by: team.agent });
  await settle(team, id);
  await offerRoles(app, team, []);
  for (const [, act] of manage) expect(await refusalOf(act(team.boss, id))).toBe('stale');
});

test('an expired invitation is resent, unless its address was invited again or has joined meanwhile', async () => {
  const team = await aClientTeam(app);
  const [one, two, three] = [
    await aClientInvitation(app, team.clientId, { by: team.boss }),
    await aClientInvitation(app, team.clientId, { by: team.boss }),
    await aClientInvitation(app, team.clientId, { by: team.boss }),
  ];
  for (const { id } of [one, two, three]) await letExpire(app, id);
  const anew = await aClientInvitation(app, team.clientId, { by: team.boss, email: two.email });
  const arrived = await aClientInvitation(app, team.clientId, { by: team.boss, email: three.email });
  await acceptLink(app, arrived.token());
  expect(await refusalOf(copy(team.boss, one.id))).toBe('stale');
  expect(await refusalOf(resend(team.boss, one.id))).toBeNull();
  expect(await rowOf(one.id)).toMatchObject({ status: 'pending', generation: 2 });
  expect(await refusalOf(resend(team.boss, two.id))).toBe('stale');
  expect(await refusalOf(resend(team.boss, three.id))).toBe('stale');
  expect(await rowOf(anew.id)).toMatchObject({ status: 'pending', generation: 1 });
});

test('an invitation to a withdrawn role is not resent; it may be revoked', async () => {
  const team = await aClientTeam(app);
  const { id } = await aClientInvitation(app, team.clientId, { by: team.boss, role: 'client_staff' });
  await offerRoles(app, team, ['client_member']);
  for (const actor of [team.agent, team.boss])
    expect(await refusalOf(resend(actor, id))).toBe('role_not_on_offer');
  expect(await rowOf(id)).toMatchObject({ status: 'pending', generation: 1 });
  expect(await refusalOf(revoke(team.boss, id))).toBeNull();
});

test.each([
  ['paused', 'organisation_suspended'],
  ['archived', 'organisation_archived'],
])('a client that is %s invites nobody; its partner may revoke', async (status, reason) => {
  const team = await aClientTeam(app);
  const { id } = await aClientInvitation(app, team.clientId, { by: team.agent });
  await offerRoles(app, team, ['client_admin', 'client_member']);
  await setClient(team, status);
  const foreign = await aClientTeam(app);
  expect(await refusalOf(invite(team.agent, team.clientId, ['a@b.test']))).toBe(reason);
  // A wrong input is refused first, and before that a missing client.
  expect(await refusalOf(invite(team.agent, team.clientId, ['a@b.test'], { role: 'client_staff' }))).toBe(
    'invalid_input',
  );
  expect(await refusalOf(invite(team.agent, foreign.clientId, ['a@b.test']))).toBe('not_found');
  expect(await refusalOf(resend(team.agent, id))).toBe(reason);
  expect(await refusalOf(copy(team.agent, id))).toBe(reason);
  for (const act of [resend, copy, revoke]) expect(await refusalOf(act(team.boss, id))).toBe(reason);
  expect(await refusalOf(invite(team.boss, team.clientId, ['a@b.test']))).toBe(reason);
  expect(await refusalOf(revoke(team.agent, id))).toBeNull();
  expect(await refusalOf(resend(team.agent, id))).toBe(reason);
});

test('one address is invited to a client and to its partner, and joins both', async () => {
  const team = await aClientTeam(app);
  const email = 'both-places@example.test';
  const toClient = await aClientInvitation(app, team.clientId, { by: team.boss, email });
  const toTeam = await anInvitation(app, { admin: team.agent, email });
  const { membershipId } = await acceptLink(app, toClient.token());
  const [row] = await app.peek<{ user_id: string }>('select user_id from memberships where id = $1', [
    membershipId,
  ]);
  await acceptLink(app, toTeam.token(), { userId: row?.user_id ?? '' });
  const places = await app.peek('select 1 from memberships where user_id = $1', [row?.user_id]);
  expect(places).toHaveLength(2);
});

test('a partner_user invites nobody to a client', async () => {
  const team = await aClientTeam(app);
  const bob = await aMember(app, { partner: team.agent.partner });
  expect(await refusalOf(invite(bob, team.clientId, ['a@b.test']))).toBe('role_not_allowed');
});
