import { setTimeout as pause } from 'node:timers/promises';
import { migrateApp, tryLogin } from '@gatehouse/core/database';
import { databaseError, appRole, type Keyring, type Logger } from '@gatehouse/core/platform';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { databaseProblem } from './database-problems.ts';
import { loadEmbeddedPostgres } from './left-out.ts';

export interface Database {
  /** For migrations and the operator's commands. */
  readonly ownerUrl: string;
  /** For every request and job. */
  readonly appUrl: string;
  /** The folder of an embedded database's files; null for the operator's own database. */
  readonly dataDir: string | null;
  stop(): Promise<void>;
}

/**
 * Opens the operator's database, or an embedded one under DATA_DIR. With `join` it uses the embedded one that a running server has started.
 */
export async function openDatabase(
  env: Env,
  keyring: Keyring,
  { join: mayJoin = false } = {},
): Promise<Database> {
  const appPassword = keyring.sign('database-password', appRole);
  if (env.databaseUrl !== null) {
    const appUrl = env.databaseAppUrl ?? withLogin(env.databaseUrl, appRole, appPassword);
    return { ownerUrl: env.databaseUrl, appUrl, dataDir: null, stop: () => Promise.resolve() };
  }
  const options = {
    dataDir: join(env.dataDir, 'postgres'),
    password: keyring.sign('embedded-database', 'owner'),
  };
  const { findEmbeddedPostgres, startEmbeddedPostgres } = await loadEmbeddedPostgres();
  const running = mayJoin ? await findEmbeddedPostgres(options) : null;
  const server = running ?? (await startEmbeddedPostgres({ ...options, durable: true }));
  const ownerUrl = server.ownerUrl('gatehouse');
  const stop = async () => {
    if ('stop' in server && typeof server.stop === 'function') await server.stop();
  };
  return { ownerUrl, appUrl: withLogin(ownerUrl, appRole, appPassword), dataDir: server.dataDir, stop };
}

function withLogin(url: string, user: string, password: string): string {
  const login = new URL(url);
  login.username = user;
  login.password = password;
  return login.toString();
}

/** Failures that an address causes name the variable that holds the address. */
const naming = (variable: 'DATABASE_URL' | 'DATABASE_APP_URL', work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => {
    throw databaseProblem(error, variable) ?? error;
  });

const retryEvery = 2_000;

/** Migrates. Retries while the database does not answer, until `signal` aborts. */
export async function migrateWhenReachable(
  env: Env,
  database: Database,
  keyring: Keyring,
  logger: Logger,
  signal?: AbortSignal,
): Promise<void> {
  const appPassword = env.databaseAppUrl === null ? keyring.sign('database-password', appRole) : null;
  for (;;) {
    try {
      await naming('DATABASE_URL', migrateApp({ ownerUrl: database.ownerUrl, appPassword }));
      // Checked here, because a wrong login would otherwise show only as failing requests.
      return await naming('DATABASE_APP_URL', tryLogin(database.appUrl));
    } catch (error) {
      if (!isUnreachable(error) || signal?.aborted) throw error;
      logger.warn({ err: error }, 'the database does not answer yet');
      await pause(retryEvery, undefined, signal ? { signal } : {});
    }
  }
}

/** The database is missing, starting or stopping. Wrong passwords and missing rights do not count as unreachable. */
function isUnreachable(error: unknown): boolean {
  const startingUp = ['57P01', '57P03', '08006', '08001', '08004', '53300'];
  if (startingUp.includes(databaseError(error)?.code ?? '')) return true;
  const code = networkCode(error);
  return (
    typeof code === 'string' &&
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE'].includes(code)
  );
}

/** The operating system's error code, also when another error wraps it. */
function networkCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? error.code : networkCode(error.cause);
}
