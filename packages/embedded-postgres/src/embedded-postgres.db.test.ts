import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { isAlive, readHolder } from './folder-lock.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts';
import { clearLeftover } from './leftover.ts';
import { isRoot } from './server-user.ts';

// Most of this is initdb, which is slow on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const password = 'p/w:@ of a test';
let folder: string;
let cleanups: (() => Promise<unknown>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-postgres-'));
  await chmod(folder, 0o755);
  cleanups = [() => rm(folder, { recursive: true, force: true })];
});

afterEach(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

async function start(dataDir: string, durable = true): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, password, durable });
  cleanups.push(() => database.stop());
  return database;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function pids(dataDir: string): Promise<{ supervisor: number; server: number }> {
  const supervisor = (await readHolder(dataDir))?.pid ?? 0;
  return {
    supervisor,
    server: Number.parseInt(await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8'), 10),
  };
}

/**
 * Another process, leader of its own group, that starts the database and then runs `body` with `database`.
 */
async function startElsewhere(dataDir: string, body: string): Promise<ChildProcess> {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    import pg from 'pg';
    const database = await startEmbeddedPostgres(${JSON.stringify({ dataDir, password, durable: true })});
    const client = new pg.Client({ connectionString: database.ownerUrl('gatehouse') });
    await client.connect();
    ${body}
    process.send('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  cleanups.push(async () => child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

test('start and stop leave no process, and a database that is not durable leaves no folder', async () => {
  const wanted = join(folder, 'data');
  const database = await start(wanted, false);
  const { supervisor, server } = await pids(database.dataDir);
  expect([isAlive(supervisor), isAlive(server)]).toEqual([true, true]);
  expect(await findEmbeddedPostgres({ dataDir: wanted, password })).toMatchObject({ port: database.port });

  await database.stop();

  expect([isAlive(supervisor), isAlive(server)]).toEqual([false, false]);
  await expect(stat(wanted)).rejects.toThrow('ENOENT');
  expect(await findEmbeddedPostgres({ dataDir: wanted, password })).toBeNull();
});

test('the application is not a superuser, needs a password, and connects on loopback only', async () => {
  const database = await start(join(folder, 'data'), false);
  const [row] = await query(
    database.ownerUrl('gatehouse'),
    `SELECT rolsuper, rolbypassrls, rolcreaterole, lower('ÄÖ'), current_setting('listen_addresses') AS listens
       FROM pg_roles WHERE rolname = current_user`,
  );
  const rights = { rolsuper: false, rolbypassrls: false, rolcreaterole: true };
  expect(row).toEqual({ ...rights, lower: 'äö', listens: '127.0.0.1' });
  await expect(query(database.ownerUrl('gatehouse').replace('test@', 'guess@'), 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  );
});

test('after kill -9 of its application the database stops, and starts again with its data', async () => {
  const dataDir = join(folder, 'data');
  const other = await startElsewhere(
    dataDir,
    "await client.query('CREATE TABLE kept AS SELECT 42 AS answer');",
  );
  const before = await pids(dataDir);
  other.kill('SIGKILL');

  const database = await start(dataDir);

  expect(await query(database.ownerUrl('gatehouse'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  await expect.poll(() => isAlive(before.supervisor) || isAlive(before.server)).toBe(false);
});

test('a server whose supervisor was killed too does not prevent the next start', async () => {
  const dataDir = join(folder, 'data');
  const other = await startElsewhere(dataDir, '');
  const before = await pids(dataDir);
  process.kill(before.supervisor, 'SIGKILL');
  other.kill('SIGKILL');

  const database = await start(dataDir);

  expect(isAlive(before.server)).toBe(false);
  expect(await query(database.ownerUrl('gatehouse'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a SIGTERM to the process group leaves the database to an application that drains', async () => {
  const dataDir = join(folder, 'data');
  const other = await startElsewhere(
    dataDir,
    `process.on('SIGTERM', async () => {
      const { rows } = await client.query('SELECT pg_sleep(0.3), 7 AS seven');
      await client.end();
      await database.stop();
      process.exit(rows[0].seven);
    });`,
  );
  const before = await pids(dataDir);
  const exited = once(other, 'exit');

  process.kill(-(other.pid ?? 0), 'SIGTERM');

  expect(await exited).toEqual([7, null]);
  expect([isAlive(before.supervisor), isAlive(before.server)]).toEqual([false, false]);
});

test('a second Gatehouse on the same folder is refused with the pid of the first', async () => {
  const dataDir = join(folder, 'data');
  const database = await start(dataDir, false);
  await expect(start(dataDir, false)).rejects.toThrow(
    `Another Gatehouse (process ${process.pid}) is using the data folder ${database.dataDir}.`,
  );
  expect(await query(database.ownerUrl('gatehouse'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a server that is killed comes back on the same port', async () => {
  const database = await start(join(folder, 'data'), false);
  process.kill((await pids(database.dataDir)).server, 'SIGKILL');
  await expect
    .poll(() => query(database.ownerUrl('gatehouse'), 'SELECT 1 AS one').catch(() => []), { timeout: 10_000 })
    .toEqual([{ one: 1 }]);
});

test('below a folder closed to others, root keeps the data elsewhere and finds it again', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const wanted = join(closed, 'data');
  const database = await start(wanted);
  cleanups.unshift(() => rm(database.dataDir, { recursive: true }));
  expect(database.dataDir).toMatch(isRoot() ? /^\/var\/lib\/gatehouse\/[0-9a-f]{12}-/ : wanted);
  await query(database.ownerUrl('gatehouse'), 'CREATE TABLE kept ()');
  await database.stop();

  const again = await start(wanted);
  expect(again.dataDir).toBe(database.dataDir);
  expect(await query(again.ownerUrl('gatehouse'), 'SELECT FROM kept')).toEqual([]);
});

test('a folder that cannot be created is refused in one sentence', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(start(join(folder, 'file', 'data'))).rejects.toThrow(
    /^The data folder .* cannot be used \(ENOTDIR\)/,
  );
});

test('a postmaster.pid with the pid of an unrelated process is made harmless, and that process is left alone', async () => {
  await writeFile(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`);
  await clearLeftover(folder);
  expect(await readFile(join(folder, 'postmaster.pid'), 'utf8')).toBe(`2147483647\n${folder}\n`);
});
