import type { ClientRole } from '@gatehouse/policy';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  acceptDeps,
  aClientInvitation,
  aClientTeam,
  aClientUser,
  acceptLink,
  actAs,
  alsoMemberOf,
  eventsOf,
  letExpire,
  offerRoles,
  openMailServer,
  openTestApp,
  permit,
  publicUrl,
  refusalOf,
  type ClientTeam,
  type MailServer,
  type TestApp,
  type TestLink,
} from '../../testing/index.ts';
import { changeClientUserRole, revokeClientInvitation } from '../client-users/index.ts';
import { expireInvitations, requestNewLink } from './index.ts';

let app: TestApp;
let office: MailServer;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});
beforeEach(() => office.mailbox.clear());

const mailsTo = (address: string) => office.mailbox.mails().filter(({ to }) => to.includes(address));
const logged = async ({ agent }: ClientTeam, action: string) =>
  (await eventsOf(app, agent.partner.id)).filter((event) => event.action === action);

test('the mail names the client, not its partner; its link works', async () => {
  const team = await aClientTeam(app);
  await app.peek("update users set timezone = 'Asia/Tokyo' where id = $1", [team.boss.userId]);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
  await office.deliver();
  const [mail, ...more] = mailsTo(invitation.email);
  expect(more).toEqual([]);
  expect(mail?.link).toBe(`${publicUrl}/accept#token=${invitation.token()}`);
  expect(mail?.text).toContain(team.businessName);
  expect(mail?.text).toContain(team.boss.name);
  // The client's zone, whatever the inviter's is.
  expect(mail?.text).toMatch(/ CES?T\b/);
  expect(mail?.text).not.toContain(team.agent.partner.name);
  expect(await refusalOf(acceptLink(app, mail?.link?.split('token=')[1] ?? ''))).toBeNull();
});

test.each([
  ['client_admin', 'Admin'],
  ['client_manager', 'Manager'],
  ['client_staff', 'Staff'],
  ['client_member', 'Member'],
  ['community_manager', 'Community manager'],
] as const)('the mail calls the role %s «%s»', async (role: ClientRole, label) => {
  const team = await aClientTeam(app);
  const { email } = await aClientInvitation(app, team.clientId, { by: team.agent, role });
  await office.deliver();
  expect(mailsTo(email)[0]?.text).toContain(`Your role: ${label}.`);
});

const set = (table: string, column: string, value: string) => (team: ClientTeam) =>
  app.peek(`update ${table} set ${column} = $2 where id = $1`, [
    table === 'clients' ? team.clientId : team.agent.partner.id,
    value,
  ]);

test.each([
  ['of a paused client', set('clients', 'status', 'paused')],
  ['of an archived client', set('clients', 'status', 'archived')],
  ['of a suspended partner', set('partners', 'status', 'suspended')],
  ['of an archived partner', set('partners', 'status', 'archived')],
  ['to a role that is withdrawn', (team: ClientTeam) => offerRoles(app, team, ['client_admin'])],
  [
    'revoked',
    (team: ClientTeam, { id }: TestLink) =>
      actAs(app, team.boss, (uow) => revokeClientInvitation(uow, { invitationId: id })),
  ],
])('an invitation %s by the time its job runs is not mailed', async (_, before) => {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
  await before(team, invitation);
  await office.deliver();
  expect(mailsTo(invitation.email)).toEqual([]);
});

test('a mail refused for good is logged in the client’s chain', async () => {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
  office.mailbox.refuse(invitation.email, 550);
  await office.deliver();
  expect(await logged(team, 'invitation.delivery_failed')).toMatchObject([
    { client_id: team.clientId, subject_id: invitation.id },
  ]);
});

test('the expiry job logs in each organisation’s own chain', async () => {
  const team = await aClientTeam(app);
  const sibling = await aClientTeam(app, { agent: team.agent });
  for (const { clientId, boss } of [team, sibling]) {
    const { id } = await aClientInvitation(app, clientId, { by: boss });
    await letExpire(app, id);
  }
  await expireInvitations(app.db(), app.transact);
  const events = await logged(team, 'invitation.expired');
  expect(new Set(events.map(({ client_id }) => client_id))).toEqual(
    new Set([team.clientId, sibling.clientId]),
  );
  const [row] = await app.peek(
    'select count(*)::int as n from invitations where status = $1 and client_id = $2',
    ['expired', team.clientId],
  );
  expect(row).toEqual({ n: 1 });
});

const ask = (token: string) => requestNewLink(acceptDeps(app), systemOrigin('test'), token);

test.each([
  ['of the partner', 'agent', ({ clientId }: ClientTeam) => `/clients/${clientId}?tab=users`],
  ['of the client', 'boss', () => '/users'],
] as const)(
  'an inviter %s is notified of a request for a new link, and linked to it',
  async (_, who, page) => {
    const team = await aClientTeam(app);
    const invitation = await aClientInvitation(app, team.clientId, { by: team[who] });
    await letExpire(app, invitation.id);
    await ask(invitation.token());
    await ask(invitation.token());
    await office.deliver();
    const [notice, ...more] = mailsTo(team[who].email);
    expect(more).toEqual([]);
    expect(notice?.link).toBe(publicUrl + page(team));
    expect(notice?.text).toContain(team.businessName);
    expect(notice?.text).not.toContain(team.agent.partner.name);
    expect(await logged(team, 'invitation.new_link_requested')).toMatchObject([
      { client_id: team.clientId, subject_id: invitation.id },
    ]);
  },
);

test.each([
  ['is no administrator any more', demoted],
  ['is deactivated', (team: ClientTeam) => setBoss(team, 'deactivated')],
  ['is gone', (team: ClientTeam) => setBoss(team, 'removed')],
  ['may not manage users any more', (team: ClientTeam) => permit(app, team, 'manage_users', false)],
  ['is of a paused client', set('clients', 'status', 'paused')],
  ['cannot give the role any more', (team: ClientTeam) => offerRoles(app, team, ['client_admin'])],
])('an inviter of the client who %s is not notified', async (_, before) => {
  const team = await aClientTeam(app);
  await aClientUser(app, team.clientId);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
  await letExpire(app, invitation.id);
  await before(team);
  await ask(invitation.token());
  await office.deliver();
  expect(mailsTo(team.boss.email)).toEqual([]);
});

async function demoted({ agent, boss }: ClientTeam): Promise<void> {
  await actAs(app, agent, (uow) =>
    changeClientUserRole(uow, { memberId: boss.membershipId, role: 'client_manager' }),
  );
}
const setBoss = ({ boss }: ClientTeam, status: string) =>
  app.peek('update memberships set status = $2 where id = $1', [boss.membershipId, status]);

test('an inviter who has moved from the client to its partner gets a link to the partner’s page', async () => {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
  await letExpire(app, invitation.id);
  await alsoMemberOf(app, team.boss, team.agent.partner, 'partner_admin');
  await ask(invitation.token());
  await office.deliver();
  expect(mailsTo(team.boss.email).map(({ link }) => link)).toEqual([
    `${publicUrl}/clients/${team.clientId}?tab=users`,
  ]);
});
