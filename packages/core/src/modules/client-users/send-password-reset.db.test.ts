import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../platform/index.ts';
import {
  aClientTeam,
  aClientUser,
  actAs,
  aMember,
  eventsOf,
  openMailServer,
  openTestApp,
  permit,
  publicUrl,
  refusalOf,
  type ClientTeam,
  type MailServer,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import { clientUserResetAddress, deactivateClientUser, sendClientUserPasswordReset } from './index.ts';

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

type Actor = Pick<TestClientUser, 'actor'>;
const sendReset = (by: Actor, membershipId: string, wanted = true) =>
  actAs(app, by, (uow) => sendClientUserPasswordReset(uow, { memberId: membershipId }, wanted));
const addressFor = (by: Actor, membershipId: string) =>
  actAs(app, by, (uow) => clientUserResetAddress(uow, { memberId: membershipId }));
const resetsOf = async ({ agent }: ClientTeam) =>
  (await eventsOf(app, agent.partner.id)).filter(({ action }) => action === 'password.reset_requested');

test.each([
  ['an administrator of the partner', ({ agent }: ClientTeam): Actor => agent],
  ['the client’s own administrator', ({ boss }: ClientTeam): Actor => boss],
])('%s sends the person a link, with one event in the client’s chain', async (_, sideOf) => {
  const team = await aClientTeam(app);
  const person = await aClientUser(app, team.clientId, { role: 'client_staff' });
  const by = sideOf(team);
  expect(await addressFor(by, person.membershipId)).toBe(person.email);
  await sendReset(by, person.membershipId);
  await office.deliver();
  const [mail, ...more] = office.mailbox.mails();
  expect(more).toEqual([]);
  expect(mail?.to).toEqual([person.email]);
  expect(mail?.link?.startsWith(`${publicUrl}/reset#token=`)).toBe(true);
  const actorId = by.actor.kind === 'user' ? by.actor.userId : null;
  expect(await resetsOf(team)).toMatchObject([
    { actor_id: actorId, subject_id: person.membershipId, client_id: team.clientId },
  ]);
});

test('when the address has had its mails of the hour, the request is logged and nothing is mailed', async () => {
  const team = await aClientTeam(app);
  const person = await aClientUser(app, team.clientId);
  await sendReset(team.boss, person.membershipId, false);
  await office.deliver();
  expect(office.mailbox.mails()).toEqual([]);
  expect(await resetsOf(team)).toHaveLength(1);
});

test('nobody starts a reset for themselves here, nor for a deactivated person', async () => {
  const team = await aClientTeam(app);
  const person = await aClientUser(app, team.clientId);
  expect(await refusalOf(sendReset(team.boss, team.boss.membershipId))).toBe('self_change');
  await actAs(app, team.boss, (uow) => deactivateClientUser(uow, { memberId: person.membershipId }));
  for (const by of [team.agent, team.boss]) {
    expect(await refusalOf(sendReset(by, person.membershipId))).toBe('stale');
    expect(await refusalOf(addressFor(by, person.membershipId))).toBe('stale');
  }
  expect(await resetsOf(team)).toEqual([]);
  expect(await app.peek('select 1 from password_reset_requests')).toEqual([]);
});

test('a person out of scope is not found, and a community manager finds nobody', async () => {
  const [team, other] = [await aClientTeam(app), await aClientTeam(app)];
  const person = await aClientUser(app, team.clientId);
  const manager = await aClientUser(app, team.clientId, { role: 'community_manager' });
  const colleague = await aMember(app, { partner: team.agent.partner });
  await app.peek("update memberships set status = 'removed' where id = $1", [person.membershipId]);
  for (const membershipId of [
    other.boss.membershipId,
    colleague.membershipId,
    person.membershipId,
    newId(),
  ]) {
    for (const by of [team.agent, team.boss])
      expect(await refusalOf(sendReset(by, membershipId))).toBe('not_found');
  }
  expect(await refusalOf(sendReset(manager, team.boss.membershipId))).toBe('not_found');
  expect(await app.peek('select 1 from password_reset_requests')).toEqual([]);
});

test('a permission switched off a moment ago counts', async () => {
  const team = await aClientTeam(app);
  const person = await aClientUser(app, team.clientId);
  await permit(app, team, 'manage_users', false);
  expect(await refusalOf(sendReset(team.boss, person.membershipId))).toBe('not_found');
  expect(await refusalOf(sendReset(team.agent, person.membershipId))).toBeNull();
});
