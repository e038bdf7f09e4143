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
  openTestApp,
  previewLink,
  refusalOf,
  whileClientHeld,
  whileHeld,
  type ClientTeam,
  type TestApp,
  type TestLink,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const preview = ({ token }: TestLink) => previewLink(app, token());
const membersOf = ({ clientId }: ClientTeam) =>
  app.peek<{ id: string; email: string; role: string }>(
    "select id, email, role from memberships where client_id = $1 and status = 'active' order by created_at",
    [clientId],
  );
const statusOf = async ({ id }: TestLink) =>
  (await app.peek<{ status: string }>('select status from invitations where id = $1', [id]))[0]?.status;

async function invited(given: Parameters<typeof aClientInvitation>[2] | null = null) {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, given ?? { by: team.boss });
  return { team, invitation };
}

test('a link creates an account, a membership of the client and a session that acts for it', async () => {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss, role: 'client_manager' });
  const before = (await eventsOf(app, team.agent.partner.id)).length;
  const { membershipId, token } = await acceptLink(app, invitation.token());
  const identified = await identify(app.db(), token);
  expect(identified?.actor.membership).toMatchObject({
    id: membershipId,
    role: 'client_manager',
    partnerId: team.agent.partner.id,
    clientId: team.clientId,
  });
  const events = await eventsOf(app, team.agent.partner.id, before);
  expect(events.map(({ action, client_id }) => [action, client_id])).toEqual([
    ['invitation.accepted', team.clientId],
    ['session.signed_in', team.clientId],
  ]);
  expect(events[0]?.details).toMatchObject({ membershipId, role: 'client_manager', newAccount: true });
});

test('a person with an account joins as themselves, and keeps their other memberships', async () => {
  const { team } = await invited();
  const person = await aMember(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss, email: person.email });
  const elsewhere = await aSession(app, person);
  const { membershipId } = await acceptLink(app, invitation.token(), person);
  expect((await membersOf(team)).map(({ id }) => id)).toContain(membershipId);
  expect((await identify(app.db(), elsewhere))?.actor.membership?.id).toBe(person.membershipId);
});

test('of sixteen concurrent accepts one succeeds, fifteen find a dead link', async () => {
  const { team, invitation } = await invited();
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => refusalOf(acceptLink(app, invitation.token()))),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'link_invalid')).toHaveLength(15);
  expect(await membersOf(team)).toHaveLength(2);
  const actions = await actionsOf(app, team.agent.partner.id);
  expect(actions.filter((action) => action === 'invitation.accepted')).toHaveLength(1);
});

test('the preview shows the client, not its partner, and nothing else of either', async () => {
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

test.each(closings)('%s: nobody joins, whoever asks, and the invitation stays', async (_, close, reason) => {
  const team = await aClientTeam(app);
  const person = await aMember(app);
  const fresh = await aClientInvitation(app, team.clientId, { by: team.boss });
  const known = await aClientInvitation(app, team.clientId, { by: team.boss, email: person.email });
  await app.peek(close, [team.agent.partner.id]);
  expect(await refusalOf(acceptLink(app, fresh.token()))).toBe(reason);
  expect(await refusalOf(acceptLink(app, known.token(), person))).toBe(reason);
  // Refused before anybody is asked to sign in, or told that they are the wrong person.
  expect(await refusalOf(acceptLink(app, known.token()))).toBe(reason);
  expect(await refusalOf(acceptLink(app, fresh.token(), person))).toBe(reason);
  expect([await statusOf(fresh), await statusOf(known)]).toEqual(['pending', 'pending']);
  expect(await membersOf(team)).toHaveLength(1);
});

test.each(closings)(
  '%s while an accept waits for the lock: it does not join',
  async (what, close, reason) => {
    const { team, invitation } = await invited();
    const { partner } = team.agent;
    const accept = () => refusalOf(acceptLink(app, invitation.token()));
    const late = what.endsWith('partner')
      ? whileHeld(app, partner.id, accept, (holder) => holder.query(close, [partner.id]))
      : whileClientHeld(app, team.clientId, accept, (holder) => holder.query(close, [partner.id]));
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
])('of a partner that is %s, the preview shows a client that is %s as %s', async (partner, client, shown) => {
  const { team, invitation } = await invited();
  await app.peek('update partners set status = $2 where id = $1', [team.agent.partner.id, partner]);
  await app.peek('update clients set status = $2 where id = $1', [team.clientId, client]);
  expect((await preview(invitation)).organisation.status).toBe(shown);
});

test('a dead link reveals nothing of the organisation’s state', async () => {
  const { team, invitation } = await invited();
  await letExpire(app, invitation.id);
  await app.peek("update clients set status = 'archived' where id = $1", [team.clientId]);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('link_expired');
  expect(await refusalOf(acceptLink(app, invitation.token('mailed', 2)))).toBe('link_invalid');
});

test('a role that is offered again makes the same link work', async () => {
  const { team, invitation } = await invited();
  await offerRoles(app, team, []);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('role_not_on_offer');
  await offerRoles(app, team, ['client_member']);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBeNull();
});
