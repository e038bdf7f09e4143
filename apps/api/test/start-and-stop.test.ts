import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { anonymous } from '@gatehouse/policy';
import { openApp } from '@gatehouse/core/app';
import { createKeyring, systemClock, systemOrigin } from '@gatehouse/core/platform';
import { findEmbeddedPostgres } from '@gatehouse/embedded-postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capturedLogger } from './harness/captured-logger.ts';
import { portalHeaders } from './harness/client.ts';
import { eventually } from './harness/eventually.ts';
import { send } from './harness/http.ts';
import {
  isAlive,
  killAll,
  run,
  startProcess,
  temporaryFolder,
  freePort,
  type GatehouseProcess,
} from './harness/process.ts';

// One installation through its life: an embedded database, a mailbox, demo data. The tests build on one another.
const folder = temporaryFolder();
const password = 'correct-horse-battery-staple';
let gatehouse: GatehouseProcess;
let metricsPort = 0;

async function start(): Promise<number> {
  const began = performance.now();
  metricsPort = await freePort();
  gatehouse = await startProcess('main', { DATA_DIR: folder.path, METRICS_PORT: String(metricsPort) });
  await gatehouse.ready(60_000);
  return performance.now() - began;
}

/** All descendants of the process are gone, and its ports are free. */
async function expectNothingLeft(family: readonly number[]): Promise<void> {
  await eventually('the end of the whole family', () => !family.some(isAlive), 10_000);
  for (const port of [gatehouse.port, gatehouse.mailboxPort]) {
    const socket = connect(port, '127.0.0.1');
    await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
  }
}

beforeAll(start);
afterAll(async () => {
  await killAll();
  // As root the database is elsewhere, and this file says where.
  const location = join(folder.path, 'postgres', 'location');
  if (existsSync(location)) rmSync(readFileSync(location, 'utf8'), { recursive: true, force: true });
  folder.remove();
});

test('the banner shows the address, how to sign in and where mails go', () => {
  const said = gatehouse.said();
  expect(said).toContain(`Gatehouse is ready at http://localhost:${gatehouse.port}`);
  expect(said).toContain(password);
  expect(said).toContain('alice@northwind.test');
  expect(said).toContain(`http://127.0.0.1:${gatehouse.mailboxPort}`);
});

test('metrics are on their own port only', async () => {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('gatehouse_http_request_duration_seconds_count');
  expect(await gatehouse.status('/metrics')).toBe(404);
});

test('that port answers nothing else, and nothing to a page that points its own name at this machine', async () => {
  const ask = async (sending: { path?: string; method?: string; host?: string }) => {
    const { path = '/metrics', method, host = `127.0.0.1:${metricsPort}` } = sending;
    return (await send({ port: metricsPort, path, method, headers: { host } })).status;
  };
  expect(await ask({})).toBe(200);
  expect(await ask({ host: `localhost:${metricsPort}` })).toBe(200);
  expect(await ask({ host: `evil.test:${metricsPort}` })).toBe(421);
  expect(await ask({ path: '/' })).toBe(404);
  for (const method of ['POST', 'DELETE', 'OPTIONS']) expect(await ask({ method })).toBe(405);
});

test('a mail it sends is in its mailbox within five seconds', async () => {
  const alice = gatehouse.visitor();
  await alice.signIn('alice@northwind.test', password);
  const began = performance.now();
  await alice.mutate('partnerTeam.invite', { emails: ['mail@start.test'], role: 'partner_user' });
  await eventually('the mail', async () => {
    const answer = await fetch(`http://127.0.0.1:${gatehouse.mailboxPort}/email`);
    return (await answer.text()).includes('mail@start.test');
  });
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('a second start on the same data is refused in one sentence that names the first', async () => {
  const variables = {
    DATA_DIR: folder.path,
    PORT: String(await freePort()),
    MAILBOX_PORT: String(await freePort()),
  };
  const { code, err } = await run('main', { variables });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^Gatehouse did not start: Another Gatehouse \(process \d+\) is using the data folder \S+\.\n$/,
  );
  expect(err).toContain(String(gatehouse.pid));
  expect(await gatehouse.status('/readyz')).toBe(200);
});

describe('stopping', () => {
  test('SIGTERM: not ready immediately, open requests are answered, exit 0, nothing left', async () => {
    const { port } = gatehouse;
    const alice = gatehouse.visitor();
    await alice.signIn('alice@northwind.test', password);
    const family = gatehouse.family();
    expect(family.length).toBeGreaterThan(2);
    const release = await holdNorthwind();
    const invitation = alice.mutate('partnerTeam.invite', {
      emails: ['open@stop.test'],
      role: 'partner_user',
    });
    await eventually('the request waiting for the lock', release.isWaitedFor);
    // A client that never finishes its request, and one that only keeps its connection.
    const stalled = await stalledRequest(port);
    const regular = regularCustomer(port);
    const began = performance.now();
    gatehouse.kill('SIGTERM');
    await eventually('not ready', async () => (await gatehouse.status('/readyz')) === 503, 1_000);
    await eventually('the port to be shut', async () => (await gatehouse.status('/healthz')) === 0, 5_000);
    expect(await regular).toBeGreaterThan(2);
    await release.now();
    expect((await invitation).outcome).toBe('ok');
    expect(await gatehouse.exited).toBe(0);
    expect(performance.now() - began).toBeLessThan(30_000);
    stalled.destroy();
    await expectNothingLeft(family);
  }, 45_000);

  test('started again it is ready within ten seconds, with everything it had', async () => {
    expect(await start()).toBeLessThan(10_000);
    const alice = gatehouse.visitor();
    expect((await alice.signIn('alice@northwind.test', password)).outcome).toBe('ok');
    const { text } = await alice.query('partnerTeam.invitations', { search: 'stop.test' });
    expect(text).toContain('open@stop.test');
    expect((await alice.query<{ total: number }>('partnerTeam.members', { limit: 1 })).data?.total).toBe(33);
  }, 20_000);

  test('SIGTERM to the whole group, and twice', async () => {
    const family = gatehouse.family();
    gatehouse.killGroup('SIGTERM');
    await eventually('not ready', async () => (await gatehouse.status('/readyz')) !== 200, 1_000);
    gatehouse.killGroup('SIGTERM');
    gatehouse.kill('SIGTERM');
    expect(await gatehouse.exited).toBe(0);
    await expectNothingLeft(family);
    expect(gatehouse.said()).not.toMatch(/Error|"level":(50|60)/);
  }, 35_000);

  test('SIGKILL leaves no process either, and the next start works', async () => {
    await start();
    const family = gatehouse.family();
    gatehouse.kill('SIGKILL');
    expect(await gatehouse.exited).toBe('killed');
    await eventually('the end of the whole family', () => !family.some(isAlive), 15_000);
    expect(await start()).toBeLessThan(10_000);
  }, 45_000);

  test('SIGTERM while it is starting', async () => {
    gatehouse.kill('SIGKILL');
    await gatehouse.exited;
    gatehouse = await startProcess('main', { DATA_DIR: folder.path });
    await eventually('the port', async () => (await gatehouse.status('/healthz')) === 200);
    const family = gatehouse.family();
    expect(await gatehouse.status('/readyz')).toBe(503);
    gatehouse.kill('SIGTERM');
    expect(await gatehouse.exited).toBe(0);
    await eventually('the end of the whole family', () => !family.some(isAlive), 15_000);
  }, 45_000);
});

/** Locks the row that every change to Northwind's team must lock, so that a request runs for as long as the test wants. */
async function holdNorthwind(): Promise<{ isWaitedFor: () => Promise<boolean>; now: () => Promise<void> }> {
  const keyring = createKeyring([readFileSync(`${folder.path}/app-secret`, 'utf8').trim()]);
  const password = keyring.sign('embedded-database', 'owner');
  const found = await findEmbeddedPostgres({ dataDir: `${folder.path}/postgres`, password });
  const login = new URL(found?.ownerUrl('gatehouse') ?? 'postgresql://nowhere');
  login.username = 'gatehouse_app';
  login.password = keyring.sign('database-password', 'gatehouse_app');
  const { logger } = capturedLogger();
  const databaseUrl = login.toString();
  const app = await openApp({ databaseUrl, worker: false, clock: systemClock, keyring, logger });
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const partnerId = '01900000-0000-7000-8000-000000000001';
  const context = { actor: anonymous, origin: systemOrigin('test'), scope: { partnerId } };
  const holding = app.transact(context, async (uow) => {
    const { rows } = await sql`select 1 from partners where id = ${partnerId} for update`.execute(uow.db);
    if (rows.length !== 1) throw new Error('Northwind is not there to be held.');
    held.resolve();
    await released.promise;
  });
  await Promise.race([held.promise, holding]);
  return {
    async isWaitedFor() {
      const { rows } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(
        app.db(),
      );
      return rows.length > 0;
    },
    async now() {
      released.resolve();
      await holding;
      await app.close();
    },
  };
}

/** Keeps one connection and repeats a request until it is refused; returns how often it was served. */
async function regularCustomer(port: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { host: `localhost:${port}` };
  for (let served = 0; ; served += 1) {
    const call = request({ port, path: '/healthz', headers, agent }).end();
    const answered = await Promise.race([
      once(call, 'response').then(([response]: IncomingMessage[]) => response),
      once(call, 'error').then(() => undefined),
    ]).catch(() => undefined);
    if (answered === undefined) {
      agent.destroy();
      return served;
    }
    answered.resume();
    await once(answered, 'end');
  }
}

async function stalledRequest(port: number) {
  const headers = { ...portalHeaders, host: `localhost:${port}`, 'content-length': '1000' };
  const call = request({ port, path: '/trpc/auth.signOut', method: 'POST', headers, agent: false });
  call.on('error', () => undefined);
  const connected = once(call, 'socket');
  call.write('{');
  await connected;
  return call;
}
