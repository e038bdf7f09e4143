import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { notifyOwner, type NoticeKind } from '../../modules/accounts/index.ts';
import { accountNoticeJob } from '../../modules/accounts/jobs/account-notice.job.ts';
import { newDeviceJob } from '../../modules/sessions/index.ts';
import { jobs } from '../../registry.ts';
import {
  actAs,
  aMember,
  anInvitation,
  drainJobs,
  eventually,
  letExpire,
  openMailServer,
  openTestApp,
  type MailServer,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { startWorker } from '../../worker.ts';
import { newId } from '../ids.ts';
import { mailRetry, undeliverableMailJob } from './mail-job.ts';

// The outcome of every mail is reported alike (docs/decisions/0032).

let app: TestApp;
let server: MailServer;
let member: TestMember;
let log: string[] = [];
let counts: string[] = [];
const countMail = (mail: string, outcome: string) => void counts.push(`${mail} ${outcome}`);
beforeAll(async () => {
  app = await openTestApp({ log: (line) => void log.push(line) });
  server = await openMailServer(app);
});
afterAll(async () => {
  await server.close();
  await app.close();
});
beforeEach(async () => {
  server.mailbox.clear();
  member = await aMember(app);
  [log, counts] = [[], []];
});

const notify = (kind: NoticeKind) =>
  actAs(app, member, async (uow) => notifyOwner(uow, { userId: member.userId, kind }));
const deliver = () => drainJobs(app, { ...server.deps, countMail });
const mailLine = z.object({
  mail: z.string(),
  messageId: z.string(),
  outcome: z.string(),
  level: z.unknown(),
});
const lines = () =>
  log
    .map((line): unknown => JSON.parse(line))
    .flatMap((line) => {
      const parsed = mailLine.loose().safeParse(line);
      return parsed.success ? [parsed.data] : [];
    });

test('a notice that is sent is one line and one count', async () => {
  await notify('mfa_removed');
  await deliver();
  expect(lines()).toMatchObject([{ mail: 'account.notice', outcome: 'sent', msg: 'a mail was sent' }]);
  expect(counts).toEqual(['account.notice sent']);
});

test.each([
  ['a notice', () => notify('password_changed'), () => member.email, 'account.notice'],
  ['a new device', newDevice, () => member.email, 'session.new_device'],
  ['an invitation', invite, () => 'turned-away@example.test', 'invitation.send'],
])(
  '%s that the server refuses for good is logged and counted, with numbers and no address',
  async (_, want, to, mail) => {
    server.mailbox.refuse(to(), 550);
    await want();
    await deliver();
    expect(lines()).toMatchObject([
      { mail, outcome: 'refused', status: '550', msg: 'a mail was refused for good' },
    ]);
    expect(log.join('\n')).not.toContain(to());
    expect(counts).toEqual([`${mail} refused`]);
  },
);

test('a mail that is no longer wanted says so, and is not sent', async () => {
  const invitation = await anInvitation(app);
  await letExpire(app, invitation.id);
  await deliver();
  expect(lines()).toMatchObject([{ mail: 'invitation.send', outcome: 'unwanted' }]);
  expect(server.mailbox.mails()).toEqual([]);
});

test.each([
  ['a notice', () => notify('mfa_enrolled'), accountNoticeJob.name],
  ['a new device', newDevice, newDeviceJob.name],
])('%s that could not be sent for more than a day is given up with a log line', async (_, want, mail) => {
  await want();
  // As pg-boss moves it after its last retry.
  await app.peek(
    `insert into pgboss.job (name, data, source_name, retry_limit)
     select $1, data, name, 0 from pgboss.job where name = $2 and state = 'created'`,
    [undeliverableMailJob.name, mail],
  );
  await app.peek("delete from pgboss.job where name = $1 and state = 'created'", [mail]);
  await deliver();
  expect(lines()).toMatchObject([
    { mail, outcome: 'given_up', msg: 'a mail could not be sent for more than a day' },
  ]);
  expect(counts).toEqual([`${mail} given_up`]);
});

test('a mail whose last attempt fails goes through the dead letter to the log', async () => {
  await notify('mfa_enrolled');
  await app.peek("update pgboss.job set retry_limit = 0 where name = $1 and state = 'created'", [
    accountNoticeJob.name,
  ]);
  const worker = await startWorker(app, {
    ...server.deps,
    countMail,
    mailer: { ...server.deps.mailer, send: refuseAll },
  });
  await eventually(async () => expect(counts).toEqual(['account.notice given_up']));
  await worker.stop();
});

test('every mail has the one retry schedule and the one dead letter', () => {
  const mails = jobs.filter(({ deadLetter }) => deadLetter === undeliverableMailJob.name);
  expect(mails.map(({ name }) => name).toSorted()).toEqual([
    'account.notice',
    'email_proof.send',
    'invitation.new_link_requested',
    'invitation.notify_of_new_link',
    'invitation.send',
    'invitation.send_reminder',
    'password_reset.send',
    'session.new_device',
  ]);
  for (const { retry } of mails) expect(retry).toBe(mailRetry);
});

const refuseAll = () => Promise.reject(new Error('no mail server'));

function newDevice(): Promise<void> {
  const { userId } = member;
  return actAs(app, member, async (uow) =>
    uow.enqueue(newDeviceJob, { userId, sessionId: newId(), at: app.clock.now().getTime() }),
  );
}

async function invite(): Promise<void> {
  await anInvitation(app, { email: 'turned-away@example.test' });
}
