import { appRole, type Keyring } from '@gatehouse/core/platform';
import { join } from 'node:path';
import type { Env } from '../env.ts';
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
