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
  /** Where an embedded database keeps its files; null for one of the operator's own. */
  readonly dataDir: string | null;
  stop(): Promise<void>;
}

/** The operator's database, or an embedded one under DATA_DIR. `join` uses the one a running server has started already. */
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

/** What goes wrong with an address is told with the variable it stands in. */
const naming = (variable: 'DATABASE_URL' | 'DATABASE_APP_URL', work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => {
    throw databaseProblem(error, variable) ?? error;
  });

const retryEvery = 2_000;

/** Migrates; a database that does not answer yet is asked again until it does or `signal` says stop. */
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
      // Found out by each request instead, nobody would know why.
      return await naming('DATABASE_APP_URL', tryLogin(database.appUrl));
    } catch (error) {
      if (!isUnreachable(error) || signal?.aborted) throw error;
      logger.warn({ err: error }, 'the database does not answer yet');
      await pause(retryEvery, undefined, signal ? { signal } : {});
    }
  }
}

/** Not there yet, or starting or stopping; wrong passwords and missing rights are not among these. */
function isUnreachable(error: unknown): boolean {
  const startingUp = ['57P01', '57P03', '08006', '08001', '08004', '53300'];
  if (startingUp.includes(databaseError(error)?.code ?? '')) return true;
  const code = networkCode(error);
  return (
    typeof code === 'string' &&
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE'].includes(code)
  );
}

/** The system's own code, also of what was given another sentence since. */
function networkCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? error.code : networkCode(error.cause);
}
