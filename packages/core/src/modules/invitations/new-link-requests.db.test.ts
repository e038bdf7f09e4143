import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  acceptDeps,
  aClientInvitation,
  aClientTeam,
  aClientUser,
  actAs,
  aMember,
  anInvitation,
  aPartnerAdmin,
  letExpire,
  openMailServer,
  openTestApp,
  permit,
  type MailServer,
  type TestApp,
} from '../../testing/index.ts';
import { removeMember, resendTeamInvitation } from '../partner-team/index.ts';
import { requestNewLink } from './index.ts';

// A request promised to the inviter reaches the present administrators, and never silently nobody.

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
afterEach(() => office.mailbox.clear());

const ask = (token: string) => requestNewLink(acceptDeps(app), systemOrigin('test'), token);
/** The recipients of mails that mention this address, except the address itself. */
const notifiedAbout = (email: string) => {
  const mails = office.mailbox.mails().filter(({ to }) => !to.includes(email));
  const telling = mails.filter(({ text }) => text.replaceAll('\u200b', '').includes(email));
  return telling.flatMap(({ to }) => to).toSorted();
};
const setMember = (membershipId: string, change: string) =>
  app.peek(`update memberships set ${change} where id = $1`, [membershipId]);

test.each([
  ['was removed', "status = 'removed'"],
  ['is deactivated', "status = 'deactivated'"],
  ['is no administrator any more', "role = 'partner_user'"],
])('where the inviter %s, the other administrators are mailed, and no one else', async (_, change) => {
  const inviter = await aPartnerAdmin(app);
  const others = [await aPartnerAdmin(app, inviter.partner), await aPartnerAdmin(app, inviter.partner)];
  await aMember(app, { partner: inviter.partner });
  const invitation = await anInvitation(app, { admin: inviter });
  await letExpire(app, invitation.id);
  await setMember(inviter.membershipId, change);
  await ask(invitation.token());
  await office.deliver();
  expect(notifiedAbout(invitation.email)).toEqual(others.map(({ email }) => email).toSorted());
});

test('the administrator is mailed in the language of their account', async () => {
  const inviter = await aPartnerAdmin(app);
  await app.peek("update users set locale = 'de' where id = $1", [inviter.userId]);
  const invitation = await anInvitation(app, { admin: inviter });
  await letExpire(app, invitation.id);
  await ask(invitation.token());
  await office.deliver();
  const mail = office.mailbox.mails().find(({ to }) => to.includes(inviter.email));
  expect(mail?.subject).toBe(`Neue Einladung für ${invitation.email} angefordert`);
});

test('of many administrators five are mailed, the most recently active ones', async () => {
  const inviter = await aPartnerAdmin(app);
  const others = [];
  for (let n = 0; n < 7; n += 1) others.push(await aPartnerAdmin(app, inviter.partner));
  const recent = others.slice(2);
  for (const { membershipId } of recent) await setMember(membershipId, 'last_active_at = now()');
  const invitation = await anInvitation(app, { admin: inviter });
  await letExpire(app, invitation.id);
  await setMember(inviter.membershipId, "status = 'removed'");
  await ask(invitation.token());
  await office.deliver();
  expect(notifiedAbout(invitation.email)).toEqual(recent.map(({ email }) => email).toSorted());
});

test('a client’s own administrators come first, its partner’s where it has none who may invite', async () => {
  const team = await aClientTeam(app);
  const second = await aClientUser(app, team.clientId, { role: 'client_admin' });
  const invite = async () => {
    const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
    await letExpire(app, invitation.id);
    return invitation;
  };
  const [one, other] = [await invite(), await invite()];
  await setMember(team.boss.membershipId, "status = 'removed'");
  await ask(one.token());
  await office.deliver();
  expect(notifiedAbout(one.email)).toEqual([second.email]);
  await permit(app, team, 'manage_users', false);
  await ask(other.token());
  await office.deliver();
  expect(notifiedAbout(other.email)).toEqual([team.agent.email]);
});

test('an inviter who leaves between the request and the mail passes it on', async () => {
  const inviter = await aPartnerAdmin(app);
  const other = await aPartnerAdmin(app, inviter.partner);
  const invitation = await anInvitation(app, { admin: inviter });
  await office.deliver();
  await letExpire(app, invitation.id);
  await ask(invitation.token());
  const [wish] = await app.boss.fetch<object>('invitation.new_link_requested');
  if (!wish) throw new Error('no wish');
  await actAs(app, other, (uow) => removeMember(uow, { memberId: inviter.membershipId }));
  // The job as it was enqueued before: for the inviter.
  await app.boss.send('invitation.notify_of_new_link', {
    ...wish.data,
    membershipId: inviter.membershipId,
  });
  await app.boss.complete('invitation.new_link_requested', wish.id);
  await office.deliver();
  await office.deliver();
  expect(notifiedAbout(invitation.email)).toEqual([other.email]);
});

test('an invitation resent meanwhile sends no notice', async () => {
  const invitation = await anInvitation(app);
  await office.deliver();
  await letExpire(app, invitation.id);
  await ask(invitation.token());
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  await office.deliver();
  expect(office.mailbox.mails().filter(({ to }) => to.includes(invitation.admin.email))).toEqual([]);
});

describe.each([
  ['suspended partner', 'partners', 'suspended'],
  ['archived partner', 'partners', 'archived'],
  ['paused client', 'clients', 'paused'],
  ['archived client', 'clients', 'archived'],
])('of a %s', (_, table, closed) => {
  const expired = async () => {
    const team = await aClientTeam(app);
    const invitation = await aClientInvitation(app, team.clientId, { by: team.agent });
    await office.deliver();
    await letExpire(app, invitation.id);
    const id = table === 'partners' ? team.agent.partner.id : team.clientId;
    const set = (status: string) => app.peek(`update ${table} set status = $2 where id = $1`, [id, status]);
    return { team, invitation, set };
  };

  test('nobody is mailed; once it is open again the same link may ask', async () => {
    const { team, invitation, set } = await expired();
    await set(closed);
    await ask(invitation.token());
    await office.deliver();
    expect(notifiedAbout(invitation.email)).toEqual([]);
    await set('active');
    await ask(invitation.token());
    await office.deliver();
    expect(notifiedAbout(invitation.email)).toEqual([team.agent.email]);
  });

  test('closed between the request and the mail, nobody is mailed either', async () => {
    const { invitation, set } = await expired();
    await ask(invitation.token());
    await set(closed);
    await office.deliver();
    expect(notifiedAbout(invitation.email)).toEqual([]);
  });
});
