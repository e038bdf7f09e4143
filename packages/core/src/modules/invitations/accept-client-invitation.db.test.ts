import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  acceptLink,
  actionsOf,
  aMember,
  aSession,
  eventsOf,
  letExpire,
  offerRoles,
  openTestHouse,
  previewLink,
  refusalOf,
  whileClientHeld,
  whileHeld,
  type ClientTeam,
  type TestHouse,
  type TestLink,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const preview = ({ token }: TestLink) => previewLink(house, token());
const membersOf = ({ clientId }: ClientTeam) =>
  house.peek<{ id: string; email: string; role: string }>(
    "select id, email, role from memberships where client_id = $1 and status = 'active' order by created_at",
    [clientId],
  );
const statusOf = async ({ id }: TestLink) =>
  (await house.peek<{ status: string }>('select status from invitations where id = $1', [id]))[0]?.status;

async function invited(given: Parameters<typeof aClientInvitation>[2] | null = null) {
  const team = await aClientTeam(house);
  const invitation = await aClientInvitation(house, team.clientId, given ?? { by: team.boss });
  return { team, invitation };
}

test('a link makes an account, a place at the client and a session that acts for it', async () => {
  const team = await aClientTeam(house);
  const invitation = await aClientInvitation(house, team.clientId, { by: team.boss, role: 'client_manager' });
  const before = (await eventsOf(house, team.agent.partner.id)).length;
  const { membershipId, token } = await acceptLink(house, invitation.token());
  const identified = await identify(house.db(), token);
  expect(identified?.actor.membership).toMatchObject({
    id: membershipId,
    role: 'client_manager',
    partnerId: team.agent.partner.id,
    clientId: team.clientId,
  });
  const events = await eventsOf(house, team.agent.partner.id, before);
  expect(events.map(({ action, client_id }) => [action, client_id])).toEqual([
    ['invitation.accepted', team.clientId],
    ['session.signed_in', team.clientId],
  ]);
  expect(events[0]?.details).toMatchObject({ membershipId, role: 'client_manager', newAccount: true });
});

test('somebody with an account comes in as themselves, and keeps their other places', async () => {
  const { team } = await invited();
  const person = await aMember(house);
  const invitation = await aClientInvitation(house, team.clientId, { by: team.boss, email: person.email });
  const elsewhere = await aSession(house, person);
  const { membershipId } = await acceptLink(house, invitation.token(), person);
  expect((await membersOf(team)).map(({ id }) => id)).toContain(membershipId);
  expect((await identify(house.db(), elsewhere))?.actor.membership?.id).toBe(person.membershipId);
});

test('sixteen at once: one is in, fifteen find a dead link', async () => {
  const { team, invitation } = await invited();
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => refusalOf(acceptLink(house, invitation.token()))),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'link_invalid')).toHaveLength(15);
  expect(await membersOf(team)).toHaveLength(2);
  const actions = await actionsOf(house, team.agent.partner.id);
  expect(actions.filter((action) => action === 'invitation.accepted')).toHaveLength(1);
});

test('the look shows the client, not its partner, and nothing else of either', async () => {
  const { team, invitation } = await invited();
  const shown = await preview(invitation);
  expect(shown).toMatchObject({ role: 'client_member', inviter: team.boss.name, accountExists: false });
  expect(shown.organisation).toEqual({
    kind: 'client',
    id: team.clientId,
    name: team.businessName,
    status: 'onboarding',
  });
  expect(JSON.stringify(shown)).not.toContain(team.agent.partner.name);
  expect(Object.keys(shown).toSorted()).toEqual([
    'accountExists',
    'branding',
    'email',
    'expiresAt',
    'inviter',
    'organisation',
    'role',
  ]);
});

const closings = [
  ['a suspended partner', "update partners set status = 'suspended' where id = $1", 'organisation_suspended'],
  ['an archived partner', "update partners set status = 'archived' where id = $1", 'organisation_archived'],
  ['a paused client', "update clients set status = 'paused' where partner_id = $1", 'organisation_suspended'],
  [
    'an archived client',
    "update clients set status = 'archived' where partner_id = $1",
    'organisation_archived',
  ],
  [
    'a withdrawn role',
    "update clients set roles_on_offer = '{client_admin}' where partner_id = $1",
    'role_not_on_offer',
  ],
] as const;

test.each(closings)(
  '%s: nobody comes in, whoever asks, and the invitation stays',
  async (_, close, reason) => {
    const team = await aClientTeam(house);
    const person = await aMember(house);
    const fresh = await aClientInvitation(house, team.clientId, { by: team.boss });
    const known = await aClientInvitation(house, team.clientId, { by: team.boss, email: person.email });
    await house.peek(close, [team.agent.partner.id]);
    expect(await refusalOf(acceptLink(house, fresh.token()))).toBe(reason);
    expect(await refusalOf(acceptLink(house, known.token(), person))).toBe(reason);
    // Before anybody is asked to sign in, or told that they are somebody else.
    expect(await refusalOf(acceptLink(house, known.token()))).toBe(reason);
    expect(await refusalOf(acceptLink(house, fresh.token(), person))).toBe(reason);
    expect([await statusOf(fresh), await statusOf(known)]).toEqual(['pending', 'pending']);
    expect(await membersOf(team)).toHaveLength(1);
  },
);

test.each(closings)(
  '%s, while somebody waits for the lock: they do not come in',
  async (what, close, reason) => {
    const { team, invitation } = await invited();
    const { partner } = team.agent;
    const accept = () => refusalOf(acceptLink(house, invitation.token()));
    const late = what.endsWith('partner')
      ? whileHeld(house, partner.id, accept, (holder) => holder.query(close, [partner.id]))
      : whileClientHeld(house, team.clientId, accept, (holder) => holder.query(close, [partner.id]));
    expect(await late).toBe(reason);
    expect(await statusOf(invitation)).toBe('pending');
    expect(await membersOf(team)).toHaveLength(1);
  },
);

test.each([
  ['active', 'active', 'active'],
  ['active', 'paused', 'paused'],
  ['active', 'archived', 'archived'],
  ['suspended', 'active', 'paused'],
  ['suspended', 'archived', 'archived'],
  ['archived', 'paused', 'archived'],
])('of a partner that is %s, the look shows a client that is %s as %s', async (partner, client, shown) => {
  const { team, invitation } = await invited();
  await house.peek('update partners set status = $2 where id = $1', [team.agent.partner.id, partner]);
  await house.peek('update clients set status = $2 where id = $1', [team.clientId, client]);
  expect((await preview(invitation)).organisation.status).toBe(shown);
});

test('a dead link says nothing of the organisation’s state', async () => {
  const { team, invitation } = await invited();
  await letExpire(house, invitation.id);
  await house.peek("update clients set status = 'archived' where id = $1", [team.clientId]);
  expect(await refusalOf(acceptLink(house, invitation.token()))).toBe('link_expired');
  expect(await refusalOf(acceptLink(house, invitation.token('mailed', 2)))).toBe('link_invalid');
});

test('a role put on offer again lets the same link in', async () => {
  const { team, invitation } = await invited();
  await offerRoles(house, team, []);
  expect(await refusalOf(acceptLink(house, invitation.token()))).toBe('role_not_on_offer');
  await offerRoles(house, team, ['client_member']);
  expect(await refusalOf(acceptLink(house, invitation.token()))).toBeNull();
});
