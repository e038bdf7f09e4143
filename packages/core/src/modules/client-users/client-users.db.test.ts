import type { ClientRole } from '@gatehouse/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  acceptLink,
  actAs,
  alsoMemberOf,
  aMember,
  aPartnerAdmin,
  aSession,
  eventsOf,
  offerRoles,
  openTestApp,
  permit,
  refusalOf,
  type ClientTeam,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import {
  changeClientUserRole,
  deactivateClientUser,
  reactivateClientUser,
  removeClientUser,
} from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Actor = Pick<TestClientUser, 'actor'>;
type About = Pick<TestClientUser, 'membershipId'>;
const changeRole = (by: Actor, { membershipId }: About, role: ClientRole) =>
  actAs(app, by, (uow) => changeClientUserRole(uow, { memberId: membershipId, role }));
const deactivate = (by: Actor, { membershipId }: About) =>
  actAs(app, by, (uow) => deactivateClientUser(uow, { memberId: membershipId }));
const reactivate = (by: Actor, { membershipId }: About) =>
  actAs(app, by, (uow) => reactivateClientUser(uow, { memberId: membershipId }));
const remove = (by: Actor, { membershipId }: About) =>
  actAs(app, by, (uow) => removeClientUser(uow, { memberId: membershipId }));
const demote = (by: Actor, about: About) => changeRole(by, about, 'client_member');
const acts = [
  ['demote', demote],
  ['deactivate', deactivate],
  ['remove', remove],
] as const;
const every = [...acts, ['reactivate', reactivate]] as const;

const rowOf = async ({ membershipId }: About) =>
  (
    await app.peek<{ role: string; status: string }>('select role, status from memberships where id = $1', [
      membershipId,
    ])
  )[0];
const setClient = ({ clientId }: ClientTeam, status: string) =>
  app.peek('update clients set status = $2 where id = $1', [clientId, status]);
const eventsAfter = async ({ agent }: ClientTeam, act: () => Promise<unknown>) => {
  const before = (await eventsOf(app, agent.partner.id)).length;
  await act();
  return eventsOf(app, agent.partner.id, before);
};
const sides = [
  ['the partner', ({ agent }: ClientTeam) => agent],
  ['the client', ({ boss }: ClientTeam) => boss],
] as const;

test.each(sides)('%s changes a role; one event in the client’s own chain', async (_, actorOf) => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member', name: 'Eli Moss' });
  const actor = actorOf(team);
  const [event, ...more] = await eventsAfter(team, () => changeRole(actor, eli, 'client_manager'));
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    action: 'membership.role_changed',
    actor_id: actor.userId,
    subject_type: 'membership',
    subject_id: eli.membershipId,
    subject_label: `Eli Moss <${eli.email}>`,
    partner_id: team.agent.partner.id,
    client_id: team.clientId,
    details: { before: { role: 'client_member' }, after: { role: 'client_manager' } },
  });
  expect(await rowOf(eli)).toEqual({ role: 'client_manager', status: 'active' });
});

test.each(sides)('%s deactivates, reactivates and removes, with one event each', async (_, actorOf) => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_staff' });
  const actor = actorOf(team);
  const events = await eventsAfter(team, async () => {
    await deactivate(actor, eli);
    expect(await rowOf(eli)).toEqual({ role: 'client_staff', status: 'deactivated' });
    await changeRole(actor, eli, 'client_manager');
    await reactivate(actor, eli);
    expect(await rowOf(eli)).toEqual({ role: 'client_manager', status: 'active' });
    await remove(actor, eli);
    expect((await rowOf(eli))?.status).toBe('removed');
  });
  expect(events.map(({ action }) => action)).toEqual([
    'membership.deactivated',
    'membership.role_changed',
    'membership.reactivated',
    'membership.removed',
  ]);
  expect(events.every(({ client_id }) => client_id === team.clientId)).toBe(true);
});

test('repeating a state changes nothing and logs nothing', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
  const off = await aClientUser(app, team.clientId, { role: 'client_member' });
  await deactivate(team.boss, off);
  const events = await eventsAfter(team, async () => {
    await changeRole(team.boss, eli, 'client_member');
    await reactivate(team.boss, eli);
    await deactivate(team.boss, off);
  });
  expect(events).toEqual([]);
});

test.each(acts.slice(1))(
  '%s ends the sessions that act for this membership, and no others',
  async (_, act) => {
    const team = await aClientTeam(app);
    const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
    const elsewhere = await alsoMemberOf(app, eli, team.agent.partner);
    const here = [await aSession(app, eli), await aSession(app, eli)];
    const there = await aSession(app, { userId: eli.userId, membershipId: elsewhere });
    await act(team.agent, eli);
    for (const token of here) expect(await identify(app.db(), token)).toBeNull();
    expect((await identify(app.db(), there))?.actor.membership?.id).toBe(elsewhere);
    expect(await app.peek('select 1 from sessions where user_id = $1', [eli.userId])).toHaveLength(1);
  },
);

test('a sign-in concurrent with the deactivation leaves nothing that reactivation would bring back', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
  await deactivate(team.boss, eli);
  const late = await aSession(app, eli);
  const open = await aSession(app, { userId: eli.userId, membershipId: null });
  await reactivate(team.boss, eli);
  expect(await identify(app.db(), late)).toBeNull();
  expect(await identify(app.db(), open)).not.toBeNull();
});

test('a session continues with a role that another administrator has changed', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
  const token = await aSession(app, eli);
  await changeRole(team.boss, eli, 'client_admin');
  expect((await identify(app.db(), token))?.actor.membership?.role).toBe('client_admin');
});

test.each(every)('nobody can %s themselves, from whichever of their memberships', async (_, act) => {
  const team = await aClientTeam(app);
  await aClientUser(app, team.clientId);
  expect(await refusalOf(act(team.boss, team.boss))).toBe('self_change');
  const { membership } = team.boss.actor;
  if (!membership) throw new Error('no membership');
  const tenant = {
    ...membership,
    id: await alsoMemberOf(app, team.boss, team.agent.partner, 'partner_admin'),
  };
  const asPartner = {
    actor: {
      ...team.boss.actor,
      membership: {
        ...tenant,
        role: 'partner_admin',
        clientId: null,
        clientStatus: null,
        clientPermissions: null,
      },
    },
  } as const;
  expect(await refusalOf(act(asPartner, team.boss))).toBe('self_change');
  expect(await rowOf(team.boss)).toEqual({ role: 'client_admin', status: 'active' });
});

test.each(acts)(
  'the last administrator of a client that manages itself: %s is refused, whoever asks',
  async (_, act) => {
    const team = await aClientTeam(app);
    const second = await aClientUser(app, team.clientId);
    const off = await aClientUser(app, team.clientId);
    await deactivate(team.agent, off);
    await aClientUser(app, (await aClientTeam(app, { agent: team.agent })).clientId);
    expect(await refusalOf(act(second, team.boss))).toBeNull();
    expect(
      await eventsAfter(team, async () => {
        expect(await refusalOf(act(team.agent, second))).toBe('last_admin');
      }),
    ).toEqual([]);
    expect(await rowOf(second)).toEqual({ role: 'client_admin', status: 'active' });
    // One who does not count may go.
    expect(await refusalOf(act(team.agent, off))).toBeNull();
  },
);

test.each(acts.filter(([name]) => name !== 'deactivate'))(
  'a deactivated administrator is not the last one, though there is no other: %s',
  async (_, act) => {
    const team = await aClientTeam(app, { managesItself: false });
    await deactivate(team.agent, team.boss);
    await permit(app, team, 'manage_users', true);
    expect(await refusalOf(act(team.agent, team.boss))).toBeNull();
  },
);

test.each(acts)('a client that its partner manages may lose its last administrator: %s', async (_, act) => {
  const team = await aClientTeam(app, { managesItself: false });
  expect(await refusalOf(act(team.agent, team.boss))).toBeNull();
});

test.each(['client_manager', 'client_admin'] as const)(
  'a role that is not offered is given to nobody: %s',
  async (role) => {
    const team = await aClientTeam(app);
    const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
    await offerRoles(app, team, ['client_member', 'client_staff']);
    for (const actor of [team.agent, team.boss]) {
      await expect(changeRole(actor, eli, role)).rejects.toMatchObject({
        reason: 'invalid_input',
        fields: { role: { code: 'role_not_available' } },
      });
    }
    expect(await refusalOf(changeRole(team.boss, eli, 'client_staff'))).toBeNull();
  },
);

test.each(every)('%s: out of scope is not found, for each of the reasons', async (_, act) => {
  const team = await aClientTeam(app);
  const other = await aClientTeam(app, { agent: team.agent });
  const foreign = await aClientTeam(app);
  const colleague = await aMember(app, { partner: team.agent.partner });
  const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
  const gone = await aClientUser(app, team.clientId, { role: 'client_member' });
  await remove(team.boss, gone);
  const nobody = { membershipId: '01900000-0000-7000-8000-0000deadbeef' };
  for (const about of [nobody, gone, foreign.boss, foreign.agent, colleague, team.agent]) {
    expect(await refusalOf(act(team.agent, about))).toBe('not_found');
    expect(await refusalOf(act(team.boss, about))).toBe('not_found');
  }
  expect(await refusalOf(act(team.boss, other.boss))).toBe('not_found');
  const gus = await aClientUser(app, team.clientId, { role: 'community_manager' });
  for (const about of [eli, team.boss, nobody]) expect(await refusalOf(act(gus, about))).toBe('not_found');
});

test('a person who may not manage is refused by role, and where the surface is off nobody finds it', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
  const mia = await aClientUser(app, team.clientId, { role: 'client_manager' });
  expect(await refusalOf(remove(mia, eli))).toBe('role_not_allowed');
  const bob = await aMember(app, { partner: team.agent.partner });
  expect(await refusalOf(remove(bob, eli))).toBe('role_not_allowed');
  await permit(app, team, 'manage_users', false);
  expect(await refusalOf(remove(team.boss, eli))).toBe('not_found');
  expect(await refusalOf(remove(mia, eli))).toBe('not_found');
  expect(await refusalOf(remove(team.agent, eli))).toBeNull();
});

test.each([
  ['paused', 'organisation_suspended'],
  ['archived', 'organisation_archived'],
])('for a client that is %s the partner can restrict access, but let nobody in', async (status, reason) => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
  const off = await aClientUser(app, team.clientId, { role: 'client_member' });
  await deactivate(team.agent, off);
  await setClient(team, status);
  expect(await refusalOf(reactivate(team.agent, off))).toBe(reason);
  // Refused before looking whether there is anything to change. An unknown person is not found as usual.
  expect(await refusalOf(reactivate(team.agent, eli))).toBe(reason);
  expect(await refusalOf(reactivate(team.agent, { membershipId: team.clientId }))).toBe('not_found');
  expect(await refusalOf(changeRole(team.agent, eli, 'client_staff'))).toBeNull();
  expect(await refusalOf(deactivate(team.agent, eli))).toBeNull();
  expect(await refusalOf(remove(team.agent, off))).toBeNull();
  expect(await refusalOf(remove(team.boss, eli))).toBe(reason);
});

test('a removed person is invited again without any clean-up, and gets a new membership', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
  await remove(team.boss, eli);
  const { token } = await aClientInvitation(app, team.clientId, { by: team.boss, email: eli.email });
  const { membershipId } = await acceptLink(app, token(), eli);
  expect(membershipId).not.toBe(eli.membershipId);
  expect(await rowOf({ membershipId })).toEqual({ role: 'client_member', status: 'active' });
});

test('another partner’s administrator sees nobody of this one’s clients', async () => {
  const team = await aClientTeam(app);
  const stranger = await aPartnerAdmin(app);
  expect(await refusalOf(remove(stranger, team.boss))).toBe('not_found');
  expect(await rowOf(team.boss)).toEqual({ role: 'client_admin', status: 'active' });
});
