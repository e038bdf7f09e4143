import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  acceptLink,
  aMember,
  anInvitation,
  openMailServer,
  openTestApp,
  publicUrl,
  testPassword,
  type MailServer,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { signIn } from '../identity/index.ts';
import { pruneSessions } from './index.ts';

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

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

async function comeFrom(ip: string | null, userAgent: string | null, password = testPassword) {
  const origin = { requestId: 'test', ip, userAgent };
  await signIn({ ...app, db: app.db() }, origin, { email: member.email, password });
}
const mails = async () => {
  await office.deliver();
  return office.mailbox.mails().filter(({ to }) => to.includes(member.email));
};
const age = (days: number) =>
  app.peek(
    "update known_devices set last_seen_at = last_seen_at - $2 * interval '1 day' where user_id = $1",
    [member.userId, days],
  );

test('nobody is notified of the first sign-in ever, or of the same device again', async () => {
  await comeFrom('192.0.2.1', firefox);
  await comeFrom('192.0.2.77', firefox.replaceAll('140', '141'));
  expect(await mails()).toEqual([]);
});

test.each([
  ['another browser', '192.0.2.1', chrome, 'Chrome on Linux, 192.0.2.1'],
  ['another network', '198.51.100.1', firefox, 'Firefox on Windows, 198.51.100.1'],
])('the person is notified once of %s, with what is known of it', async (_, ip, userAgent, details) => {
  await comeFrom('192.0.2.1', firefox);
  await comeFrom(ip, userAgent);
  await comeFrom(ip, userAgent);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.subject).toBe('New sign-in to your account');
  expect(mail?.link).toBe(`${publicUrl}/settings/sessions`);
  expect(mail?.text.replaceAll('\u200b', '')).toContain(details);
});

test('a device not seen for 90 days is new again; one seen in between is not', async () => {
  await comeFrom('192.0.2.1', firefox);
  await age(80);
  await comeFrom('192.0.2.1', firefox);
  await age(80);
  await comeFrom('192.0.2.1', firefox);
  expect(await mails()).toEqual([]);
  await age(91);
  await comeFrom('192.0.2.1', firefox);
  expect(await mails()).toHaveLength(1);
});

test('a person who returns after a long time is notified of new devices, though the old ones were deleted', async () => {
  await comeFrom('192.0.2.1', firefox);
  await comeFrom('192.0.2.1', chrome);
  await age(400);
  await pruneSessions(app.db());
  expect(await app.peek('select 1 from known_devices where user_id = $1', [member.userId])).toHaveLength(1);
  office.mailbox.clear();
  await mails();
  office.mailbox.clear();
  await comeFrom('203.0.113.5', firefox);
  expect(await mails()).toHaveLength(1);
});

test('a wrong password stores no device', async () => {
  await comeFrom('192.0.2.1', firefox);
  await comeFrom('198.51.100.9', chrome, 'not the password at all');
  expect(await app.peek('select 1 from known_devices where user_id = $1', [member.userId])).toHaveLength(1);
  expect(await mails()).toEqual([]);
});

test('eight concurrent sign-ins with a new device send one mail', async () => {
  await comeFrom('192.0.2.1', firefox);
  await Promise.all(Array.from({ length: 8 }, () => comeFrom('192.0.2.1', chrome)));
  expect(await mails()).toHaveLength(1);
});

test('a mailbox is not flooded: five notices an hour, and the next one after it', async () => {
  await comeFrom('192.0.2.1', firefox);
  await age(1);
  for (let network = 1; network <= 8; network += 1) await comeFrom(`198.51.${network}.1`, chrome);
  expect(await mails()).toHaveLength(5);
  await app.peek(
    "update known_devices set last_seen_at = last_seen_at - interval '1 hour' where user_id = $1",
    [member.userId],
  );
  await comeFrom('203.0.113.5', chrome);
  expect(await mails()).toHaveLength(6);
});

test('a person who has just accepted an invitation is not warned of themselves', async () => {
  const invitation = await anInvitation(app);
  await acceptLink(app, invitation.token());
  await office.deliver();
  expect(office.mailbox.mails().filter(({ to }) => to.includes(invitation.email))).toEqual([]);
  const remembered = await app.peek(
    'select 1 from known_devices d join users u on u.id = d.user_id where u.email = $1',
    [invitation.email],
  );
  expect(remembered).toHaveLength(1);
});

test('the table reveals neither device nor network, and equal devices of two people have different hashes', async () => {
  await comeFrom('192.0.2.1', firefox);
  const first = member;
  member = await aMember(app);
  await comeFrom('192.0.2.1', firefox);
  const rows = await app.peek<{ hash: string; text: string }>(
    'select hash, d::text as text from known_devices d where user_id = any ($1)',
    [[first.userId, member.userId]],
  );
  expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2);
  for (const { text } of rows) expect(text).not.toMatch(/Firefox|Windows|192\.0/);
});
