import { testPassword } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { eventually } from './harness/eventually.ts';
import {
  loseHeartbeats,
  mailFor,
  mailsTo,
  openInstallation,
  retryNow,
  type Installation,
} from './harness/installation.ts';
import { killAll, startProcess, type GatehouseProcess } from './harness/process.ts';

let installation: Installation;
let gatehouse: GatehouseProcess;
let admin: Client;
let died: number | string | null = null;

beforeAll(async () => {
  installation = await openInstallation();
  gatehouse = await installation.start();
  void gatehouse.exited.then((code) => (died = code));
  admin = gatehouse.visitor();
  await admin.signIn(installation.team.admin.email, testPassword);
});
afterAll(async () => {
  await killAll();
  await installation.close();
});

const invite = (email: string) =>
  admin.mutate('partnerTeam.invite', { emails: [email], role: 'partner_user' });

/** Ends every connection of the process to its database. */
async function cutConnections(): Promise<number> {
  const rows = await installation.app.peek(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'gatehouse%' and pid <> pg_backend_pid()`,
  );
  return rows.length;
}

describe('PostgreSQL', () => {
  test('connections lost under load: no exit, ready again, jobs continue', async () => {
    expect(await cutConnections()).toBeGreaterThan(1);
    await eventually(
      'a served request',
      async () => (await admin.query('partnerTeam.members')).outcome === 'ok',
    );
    await gatehouse.ready();
    await invite('after.cut@outage.test');
    await mailFor(installation, 'after.cut@outage.test', 20_000);
    expect(died).toBeNull();
  }, 40_000);

  test('unavailable for a while: alive, not ready, refusals without details; then ready by itself', async () => {
    const { app } = installation;
    const [row] = await app.peek<{ name: string }>('select current_database() as name');
    await app.peek(`alter database ${row?.name} connection limit 0`);
    await cutConnections();
    await eventually('not ready', async () => (await gatehouse.status('/readyz')) === 503);
    expect(await gatehouse.status('/healthz')).toBe(200);
    const answer = await admin.query('partnerTeam.members');
    expect(answer).toMatchObject({ status: 500, outcome: 'internal' });
    expect(answer.text).not.toMatch(/database|connect|test_/i);
    expect((await admin.signIn(installation.team.user.email, testPassword)).status).toBe(500);
    await app.peek(`alter database ${row?.name} connection limit -1`);
    await gatehouse.ready();
    expect((await admin.query('partnerTeam.members')).outcome).toBe('ok');
    await invite('after.outage@outage.test');
    await mailFor(installation, 'after.outage@outage.test', 20_000);
    expect(died).toBeNull();
  }, 60_000);
});

describe('SMTP', () => {
  test('with a healthy server a mail leaves within five seconds', async () => {
    const began = performance.now();
    await invite('healthy@outage.test');
    await mailFor(installation, 'healthy@outage.test', 10_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('unavailable for a while: invitations continue, the mail is sent soon after it is back, once', async () => {
    await installation.mailRoute.shut();
    expect((await invite('down@outage.test')).outcome).toBe('ok');
    const rows = () =>
      installation.app.peek<{ delivery_status: string; sent_count: number }>(
        "select delivery_status, sent_count from invitations where email = 'down@outage.test'",
      );
    await eventually('a failed attempt', () => gatehouse.said().includes('job failed'));
    expect(await rows()).toEqual([{ delivery_status: 'queued', sent_count: 0 }]);
    expect(gatehouse.said()).not.toContain('down@outage.test');
    expect(await gatehouse.status('/readyz')).toBe(200);
    await installation.mailRoute.open();
    // The first retry comes after eight to sixteen seconds. A minute's outage may cost ninety.
    const wait = await eventually('a planned retry', () => retryNow(installation));
    expect(wait).toBeLessThanOrEqual(16);
    await mailFor(installation, 'down@outage.test', 30_000);
    await eventually('the note of it', async () => (await rows())[0]?.delivery_status === 'sent');
    expect(mailsTo(installation, 'down@outage.test')).toBe(1);
    expect(died).toBeNull();
  }, 60_000);

  test('the inviter is notified once of a server that refuses an address for good', async () => {
    installation.mailbox.refuse('refused@outage.test', 550);
    await invite('refused@outage.test');
    const status = await eventually('the failure', async () => {
      const { data } = await admin.query<{ items: { deliveryStatus: string }[] }>('partnerTeam.invitations', {
        search: 'refused@',
      });
      return data?.items.find(({ deliveryStatus }) => deliveryStatus === 'failed');
    });
    expect(status).toMatchObject({ deliveryStatus: 'failed', sentCount: 0 });
    const events = await installation.app.peek(
      "select 1 from audit_events where action = 'invitation.delivery_failed'",
    );
    expect(events).toHaveLength(1);
  });

  test('a silent server does not delay the end: SIGTERM, exit 0 in time', async () => {
    installation.mailRoute.silence();
    await invite('silent@outage.test');
    await eventually('the job under way', async () => {
      const rows = await installation.app.peek(
        "select 1 from pgboss.job where state = 'active' and name = 'invitation.send'",
      );
      return rows.length > 0;
    });
    const began = performance.now();
    gatehouse.kill('SIGTERM');
    expect(await gatehouse.exited).toBe(0);
    expect(performance.now() - began).toBeLessThan(30_000);
    await installation.mailRoute.open();
  }, 40_000);
});

describe('a separate worker', () => {
  test('WORKER=off: the server sends nothing; worker.ts does, and processes what was left', async () => {
    gatehouse = await installation.start({ WORKER: 'off' });
    admin = gatehouse.visitor();
    await admin.signIn(installation.team.admin.email, testPassword);
    await invite('for.the.worker@outage.test');
    const waiting = await installation.app.peek<{ state: string }>(
      "select state from pgboss.job where name = 'invitation.send' and state = 'created'",
    );
    expect(waiting.length).toBeGreaterThan(0);
    expect(mailsTo(installation, 'for.the.worker@outage.test')).toBe(0);
    await loseHeartbeats(installation);
    const worker = await startProcess('worker', installation.variables);
    await mailFor(installation, 'for.the.worker@outage.test', 20_000);
    // Left by the server that was stopped while the mail server was silent.
    await eventually(
      'the mail that was left',
      async () => {
        await retryNow(installation);
        return mailsTo(installation, 'silent@outage.test') > 0;
      },
      90_000,
    );
    worker.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
    expect(worker.said()).not.toMatch(/"level":(50|60)/);
    expect(worker.said()).not.toContain('silent@outage.test');
    gatehouse.kill('SIGTERM');
    expect(await gatehouse.exited).toBe(0);
  }, 120_000);
});
