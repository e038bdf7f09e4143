import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  actAs,
  aMember,
  aSession,
  openMailServer,
  openTestApp,
  publicUrl,
  type MailServer,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { noticeKinds } from './jobs/account-notice.job.ts';
import { notifyOwner, type NoticeKind } from './index.ts';

let app: TestApp;
let office: MailServer;
let member: TestMember;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});
beforeEach(async () => {
  office.mailbox.clear();
  member = await aMember(app);
});

const notify = (kind: NoticeKind, sessionId: string | null = null) =>
  actAs(app, member, async (uow) => notifyOwner(uow, { userId: member.userId, kind, sessionId }));
const mails = () => office.mailbox.mails().filter(({ to }) => to.includes(member.email));

test.each(noticeKinds)('%s goes to the account’s address, with the page that shows it', async (kind) => {
  await notify(kind);
  await office.deliver();
  const [mail, ...more] = mails();
  expect(more).toEqual([]);
  expect(mail?.to).toEqual([member.email]);
  expect(mail?.text).toContain(member.name);
  // Where another person may know the password, a new one comes first.
  const page =
    kind === 'password_changed' || kind === 'too_many_codes' ? '/forgot-password' : '/settings/security';
  expect(mail?.link).toBe(`${publicUrl}${page}`);
  expect(mail?.messageId).toMatch(new RegExp(`^account\\.${kind}\\.[0-9a-f-]{36}@portal\\.example\\.test$`));
});

test('it uses the language and the time zone of its reader', async () => {
  app.clock.set(new Date('2025-11-28T14:05:00Z'));
  await app.peek("update users set locale = 'de', timezone = 'Asia/Tokyo' where id = $1", [member.userId]);
  await notify('password_changed');
  await office.deliver();
  expect(mails()[0]?.subject).toBe('Ihr Passwort wurde geändert');
  expect(mails()[0]?.text).toContain('23:05');
});

test.each([
  ['Asia/Tokyo', 'America/New_York', '23:05'],
  [null, 'America/New_York', '09:05'],
  [null, null, '14:05 UTC'],
])('a profile with zone %s, after a sign-in in %s: %s', async (timezone, lastTimeZone, time) => {
  app.clock.set(new Date('2025-11-28T14:05:00Z'));
  await app.peek('update users set timezone = $2, last_time_zone = $3 where id = $1', [
    member.userId,
    timezone,
    lastTimeZone,
  ]);
  await notify('mfa_removed');
  await office.deliver();
  expect(mails()[0]?.text).toContain(time);
});

test('an unknown time zone does not prevent it', async () => {
  await app.peek("update users set timezone = 'Mars/Olympus', locale = 'xx' where id = $1", [member.userId]);
  await notify('mfa_removed');
  await office.deliver();
  expect(mails()[0]?.text).toContain('UTC');
});

test('it names the device and the network of a running session', async () => {
  await aSession(app, member);
  const [session] = await app.peek<{ handle: string }>(
    `update sessions set ip = '192.0.2.9', user_agent = $2 where user_id = $1 returning handle`,
    [member.userId, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  );
  await notify('mfa_removed', session?.handle ?? '');
  await office.deliver();
  expect(mails()[0]?.text.replaceAll('\u200b', '')).toContain('Firefox on Windows, 192.0.2.9');
});

test('another person’s session, or an ended one, is not described', async () => {
  const stranger = await aMember(app);
  await aSession(app, stranger);
  const [session] = await app.peek<{ handle: string }>(
    `update sessions set ip = '192.0.2.9' where user_id = $1 returning handle`,
    [stranger.userId],
  );
  await notify('mfa_removed', session?.handle ?? '');
  await office.deliver();
  expect(mails()[0]?.text.replaceAll('\u200b', '')).not.toContain('192.0.2.9');
});

test('sent twice because a worker died, it carries one Message-ID', async () => {
  await notify('mfa_enrolled');
  await office.deliver();
  await app.peek(
    "update pgboss.job set state = 'created', completed_on = null where data ->> 'userId' = $1",
    [member.userId],
  );
  await office.deliver();
  expect(mails()).toHaveLength(2);
  expect(new Set(mails().map(({ messageId }) => messageId)).size).toBe(1);
});

test.each(['removed', 'deactivated'])(
  'a person whose last membership is %s by then is not notified',
  async (status) => {
    await notify('password_changed');
    await app.peek('update memberships set status = $2 where id = $1', [member.membershipId, status]);
    await office.deliver();
    expect(mails()).toEqual([]);
  },
);

test('a temporary failure is retried, a final refusal is not', async () => {
  await notify('password_changed');
  office.mailbox.refuse(member.email, 451);
  await expect(office.deliver()).rejects.toThrow('451');
  office.mailbox.clear();
  office.mailbox.refuse(member.email, 550);
  await app.peek("update pgboss.job set state = 'created' where data ->> 'userId' = $1", [member.userId]);
  expect(await office.deliver()).toBe(1);
  expect(await office.deliver()).toBe(0);
});
