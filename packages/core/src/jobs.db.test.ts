import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindHandlers } from './handlers.ts';
import { noticeKinds, notifyOwner } from './modules/accounts/index.ts';
import { accountNoticeJob } from './modules/accounts/jobs/account-notice.job.ts';
import { beginPasswordResetJob } from './modules/accounts/jobs/begin-password-reset.job.ts';
import { sendPasswordResetJob } from './modules/accounts/jobs/send-password-reset.job.ts';
import { expireInvitationsJob } from './modules/invitations/jobs/expire-invitations.job.ts';
import { newLinkRequestedJob } from './modules/invitations/jobs/new-link-requested.job.ts';
import { sendInvitationJob } from './modules/invitations/jobs/send-invitation.job.ts';
import { newDeviceJob, startSession } from './modules/sessions/index.ts';
import { newId, systemOrigin, type UnitOfWork } from './platform/index.ts';
import {
  actAs,
  anInvitation,
  eventually,
  openMailServer,
  openTestApp,
  type MailServer,
  type TestApp,
} from './testing/index.ts';
import { resendTeamInvitation } from './modules/partner-team/index.ts';
import { jobs } from './registry.ts';
import { startWorker } from './worker.ts';

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

interface StoredJob extends Record<string, unknown> {
  readonly name: string;
  readonly state: string;
  readonly retry_count: number;
  readonly output: unknown;
  readonly data: Record<string, unknown>;
}
const jobsWith = (mark: string) =>
  app.peek<StoredJob>(
    'select name, state, retry_count, output, data from pgboss.job where data::text like $1 order by name',
    [`%${mark}%`],
  );
const inTransaction = (work: (uow: UnitOfWork) => unknown) =>
  app.transact(
    { actor: { kind: 'system', name: 'test' }, origin: systemOrigin('test'), scope: {} },
    async (uow) => void (await work(uow)),
  );

test('every definition has exactly one handler, and every handler a definition', async () => {
  const bound = await bindHandlers({
    ...office.deps,
    transact: app.transact,
    keyring: app.keyring,
    logger: app.logger,
    attempts: app.attempts,
    db: app.db(),
  });
  const handled = bound.map(({ job }) => job.name).toSorted();
  expect(handled).toEqual(jobs.map(({ name }) => name).toSorted());
  expect(new Set(handled).size).toBe(handled.length);
});

test('every definition has its queue, with its retries, dead letters and schedule', async () => {
  const queues = await app.peek<{
    name: string;
    retry_limit: number;
    dead_letter: string | null;
    heartbeat_seconds: number;
  }>('select name, retry_limit, dead_letter, heartbeat_seconds from pgboss.queue');
  const schedules = await app.peek<{ name: string; cron: string }>('select name, cron from pgboss.schedule');
  for (const job of jobs) {
    const deadLetter = 'deadLetter' in job ? job.deadLetter : null;
    const expected = {
      name: job.name,
      retry_limit: job.retry.limit,
      dead_letter: deadLetter,
      heartbeat_seconds: 30,
    };
    expect(queues).toContainEqual(expected);
    const crons = schedules.filter(({ name }) => name === job.name).map(({ cron }) => cron);
    expect(crons).toEqual('schedule' in job ? [job.schedule] : []);
  }
});

test('mail is retried for more than a day, and within 90 seconds at first', () => {
  const { limit, delay, delayMax } = sendInvitationJob.retry;
  const waits = Array.from({ length: limit }, (_, attempt) => Math.min(delay * 2 ** attempt, delayMax));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(86_400);
  expect(waits.slice(0, 3).reduce((sum, wait) => sum + wait, 0)).toBeLessThan(90);
});

test('a transaction that is rolled back enqueues no job; one that commits does', async () => {
  const [lost, kept] = [newId(), newId()];
  const payload = (invitationId: string) => ({ invitationId, partnerId: newId(), generation: 1 });
  const thrown = inTransaction((uow) => {
    uow.enqueue(sendInvitationJob, payload(lost));
    throw new Error('thrown');
  });
  await expect(thrown).rejects.toThrow('thrown');
  await inTransaction((uow) => uow.enqueue(sendInvitationJob, payload(kept), { startAfterSeconds: 3_600 }));
  expect(await jobsWith(lost)).toEqual([]);
  expect(await jobsWith(kept)).toMatchObject([
    { name: 'invitation.send', state: 'created', data: { version: 1 } },
  ]);
});

test('a delayed job does not run before its time', async () => {
  const id = newId();
  await inTransaction((uow) =>
    uow.enqueue(
      sendInvitationJob,
      { invitationId: id, partnerId: newId(), generation: 1 },
      { startAfterSeconds: 3_600 },
    ),
  );
  await office.deliver();
  expect((await jobsWith(id))[0]?.state).toBe('created');
});

test('an unreadable payload goes to the dead letters immediately, is not retried, and is repeated nowhere', async () => {
  const [invitationEmail, notice] = [newId(), newId()];
  await app.boss.send(sendInvitationJob.name, { version: 1, nonsense: invitationEmail });
  await app.boss.send(newLinkRequestedJob.name, { version: 1, nonsense: notice });
  const worker = await startWorker(app, office.deps);
  await eventually(async () => {
    const stored = [...(await jobsWith(invitationEmail)), ...(await jobsWith(notice))];
    expect(stored.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'invitation.send failed',
      'mail.undeliverable failed',
      'invitation.new_link_requested failed',
      'mail.undeliverable completed',
    ]);
  });
  await worker.stop();
  for (const { retry_count, output } of [...(await jobsWith(invitationEmail)), ...(await jobsWith(notice))]) {
    expect(retry_count).toBe(0);
    expect(JSON.stringify(output)).not.toContain('nonsense');
  }
});

test('a backlog is processed without waiting for a poll per job', async () => {
  const ids = Array.from({ length: 30 }, newId);
  await inTransaction((uow) => {
    for (const secretId of ids) uow.enqueue(sendPasswordResetJob, { userId: newId(), secretId });
  });
  const worker = await startWorker(app, office.deps);
  const left = () =>
    app.peek("select 1 from pgboss.job where name = $1 and state <> 'completed'", [
      sendPasswordResetJob.name,
    ]);
  // Polls are two seconds apart: at one job per poll this would take a minute.
  await eventually(async () => expect(await left()).toEqual([]), 10_000);
  await worker.stop();
});

test('one run of the handler covers all jobs that may be processed together', async () => {
  await inTransaction((uow) => {
    for (let index = 0; index < 200; index += 1) uow.enqueue(beginPasswordResetJob, { requestId: newId() });
  });
  app.takeStatements();
  const worker = await startWorker(app, office.deps);
  await eventually(async () =>
    expect(
      await app.peek("select 1 from pgboss.job where name = $1 and state <> 'completed'", [
        beginPasswordResetJob.name,
      ]),
    ).toEqual([]),
  );
  await worker.stop();
  const looks = app.takeStatements().filter((text) => text.includes('password_reset_requests_waiting'));
  expect(looks).toHaveLength(1);
});

test('payloads hold ids and versions, never an address, a name or a link', async () => {
  const invitation = await anInvitation(app);
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  const { userId } = invitation.admin;
  for (const kind of noticeKinds)
    await actAs(app, invitation.admin, async (uow) => notifyOwner(uow, { userId, kind }));
  for (const ip of ['192.0.2.1', '198.51.100.1']) {
    const context = {
      actor: invitation.admin.actor,
      origin: { ...systemOrigin('test'), ip },
      scope: { userId },
    };
    await app.transact(context, (uow) => startSession(uow, { userId, membershipId: null, staff: false }));
  }
  const stored = await app.peek<StoredJob>('select name, data from pgboss.job where data is not null');
  for (const { name } of [accountNoticeJob, newDeviceJob])
    expect(stored.map((job) => job.name)).toContain(name);
  expect(stored.length).toBeGreaterThan(2);
  const words: readonly unknown[] = [null, ...noticeKinds];
  const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  for (const { name, data } of stored.filter(({ name }) => jobs.some((job) => job.name === name))) {
    const others = Object.entries(data).filter(
      ([key, value]) =>
        key !== 'nonsense' && typeof value !== 'number' && !words.includes(value) && !id.test(String(value)),
    );
    expect({ name, others }).toEqual({ name, others: [] });
  }
});

test('a scheduled job runs with an empty payload', () => {
  expect(expireInvitationsJob.payload.safeParse({}).success).toBe(true);
});
