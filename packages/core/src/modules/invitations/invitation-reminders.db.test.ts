import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  acceptLink,
  actAs,
  anInvitation,
  openMailServer,
  openTestApp,
  refusalOf,
  type MailServer,
  type TestApp,
  type TestInvitation,
} from '../../testing/index.ts';
import { resendTeamInvitation, revokeTeamInvitation } from '../partner-team/index.ts';
import { remindInvitations } from './index.ts';

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

const endsIn = (id: string, hours: number) =>
  app.peek(
    'update invitations set expires_at = clock_timestamp() + make_interval(hours => $2) where id = $1',
    [id, hours],
  );
const remindersTo = (email: string) =>
  office.mailbox.mails().filter(({ to, subject }) => to.includes(email) && subject.startsWith('Reminder'));
const look = async () => {
  await remindInvitations(app.db(), app.transact);
  await office.deliver();
};

/** An invitation whose mail arrived and that expires in this many hours. */
async function delivered(hours: number) {
  const invitation = await anInvitation(app);
  await office.deliver();
  await endsIn(invitation.id, hours);
  return invitation;
}

test('two days before its end an invitation is reminded of, once, with the same link', async () => {
  const [near, far] = [await delivered(47), await delivered(49)];
  await look();
  await look();
  const [reminder, ...more] = remindersTo(near.email);
  expect(more).toEqual([]);
  expect(reminder?.link).toContain(near.token());
  expect(reminder?.text).toContain(near.admin.partner.name);
  expect(reminder?.messageId).toBe(`invitation-reminder.${near.id}.1@portal.example.test`);
  expect(remindersTo(far.email)).toEqual([]);
  expect(await refusalOf(acceptLink(app, near.token()))).toBeNull();
});

test('so is a client’s invitation; concurrent runs send one reminder', async () => {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
  await office.deliver();
  await endsIn(invitation.id, 10);
  await Promise.all(Array.from({ length: 5 }, () => remindInvitations(app.db(), app.transact)));
  await office.deliver();
  expect(remindersTo(invitation.email)).toHaveLength(1);
});

test.each([
  ['was never delivered', (i: TestInvitation) => setDelivery(i, 'failed')],
  ['is still waiting to be sent', (i: TestInvitation) => setDelivery(i, 'delayed')],
  [
    'was revoked',
    (i: TestInvitation) => actAs(app, i.admin, (uow) => revokeTeamInvitation(uow, { invitationId: i.id })),
  ],
  ['was accepted', (i: TestInvitation) => acceptLink(app, i.token())],
  ['has ended', (i: TestInvitation) => endsIn(i.id, -1)],
  [
    'was resent',
    (i: TestInvitation) => actAs(app, i.admin, (uow) => resendTeamInvitation(uow, { invitationId: i.id })),
  ],
])('one that %s is not reminded of', async (_, before) => {
  const invitation = await delivered(24);
  await before(invitation);
  await look();
  expect(remindersTo(invitation.email)).toEqual([]);
});

test('one that is resent between the query and the mail is not reminded of until its new end is near', async () => {
  const invitation = await delivered(24);
  await remindInvitations(app.db(), app.transact);
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  await office.deliver();
  expect(remindersTo(invitation.email)).toEqual([]);
  await endsIn(invitation.id, 24);
  await look();
  expect(remindersTo(invitation.email)).toHaveLength(1);
});

const setDelivery = ({ id }: TestInvitation, status: string) =>
  app.peek('update invitations set delivery_status = $2 where id = $1', [id, status]);
