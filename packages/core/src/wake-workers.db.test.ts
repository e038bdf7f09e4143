import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginPasswordResetJob } from './modules/accounts/jobs/begin-password-reset.job.ts';
import { expireInvitationsJob } from './modules/invitations/jobs/expire-invitations.job.ts';
import { remindInvitationsJob } from './modules/invitations/jobs/remind-invitations.job.ts';
import { newId, systemOrigin, type UnitOfWork } from './platform/index.ts';
import { eventually, openTestApp, type TestApp } from './testing/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ worker: true });
});
afterAll(() => app.close());

const inTransaction = (work: (uow: UnitOfWork) => unknown) =>
  app.transact(
    { actor: { kind: 'system', name: 'test' }, origin: systemOrigin('test'), scope: {} },
    async (uow) => void (await work(uow)),
  );

test('a worker that would look again in an hour is woken by each committed job', async () => {
  let done = 0;
  const options = { pollingIntervalSeconds: 3_600, notifyPollingIntervalSeconds: 3_600 };
  await app.boss.work(expireInvitationsJob.name, options, async () => void (done += 1));
  // The worker may find the first job by itself, when it starts. After that nothing but a message wakes it.
  for (const jobs of [1, 2, 3]) {
    await inTransaction((uow) => uow.enqueue(expireInvitationsJob, {}));
    await eventually(() => expect(done).toBe(jobs));
  }
});

test('a job for later, one whose time must tell nothing, and one that is rolled back wake nobody', async () => {
  const heard: string[] = [];
  const listener = new Client({ connectionString: app.database.superuserUrl });
  await listener.connect();
  try {
    listener.on('notification', ({ payload = '' }) => heard.push(payload));
    const [row] = await app.peek<{ channel: string }>(
      "select 'pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24) as channel",
    );
    await listener.query(`listen "${row?.channel}"`);
    await inTransaction((uow) => uow.enqueue(expireInvitationsJob, {}, { startAfterSeconds: 60 }));
    await inTransaction((uow) => uow.enqueue(beginPasswordResetJob, { requestId: newId() }));
    const failed = inTransaction((uow) => {
      uow.enqueue(expireInvitationsJob, {});
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    await inTransaction((uow) => uow.enqueue(remindInvitationsJob, {}));
    // Messages arrive in their order: this one would be behind the others.
    await eventually(() => expect(heard).toContain(remindInvitationsJob.name));
    expect(heard).toEqual([remindInvitationsJob.name]);
  } finally {
    await listener.end();
  }
});

test('events and jobs of several queues are one statement', async () => {
  app.takeStatements();
  await inTransaction((uow) => {
    uow.audit({ action: 'test.done' });
    uow.enqueue(expireInvitationsJob, {}, { startAfterSeconds: 60 });
    uow.enqueue(remindInvitationsJob, {}, { startAfterSeconds: 60 });
  });
  const [begin, scope, written, commit, ...others] = app.takeStatements();
  expect([begin, commit, others]).toEqual(['begin', 'commit', []]);
  expect(scope).toContain('set_config');
  expect(written?.match(/insert into\s+\S+/gi)).toEqual([
    'INSERT INTO pgboss.job_common',
    'INSERT INTO pgboss.job_common',
    expect.stringContaining('audit_events'),
  ]);
});
