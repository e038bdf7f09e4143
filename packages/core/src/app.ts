import { recordEvents } from './modules/audit/index.ts';
import {
  createAttempts,
  createBoss,
  createOrm,
  createRefusalLog,
  createRead,
  createTransact,
  createWakeWorkers,
  logQueries,
  openConnections,
  openLimitConnections,
  prepareStatements,
  type Attempts,
  type Clock,
  type Connections,
  type JobQueue,
  type Keyring,
  type Logger,
  type Orm,
  type Read,
  type RefusalLog,
  type Transact,
  type WakeWorkers,
  type Db,
  type OnQuery,
} from './platform/index.ts';
import { entities } from './registry.ts';
import type { ClientBase } from 'pg';

/** The parts every process of the app is built from: one database, one queue, one way to open transactions. */
export interface App {
  readonly orm: Orm;
  readonly connections: Connections;
  readonly boss: JobQueue;
  readonly transact: Transact;
  readonly read: Read;
  readonly wakeWorkers: WakeWorkers;
  /** Enforces the limits of the contract. */
  readonly attempts: Attempts;
  /** A few connections apart from the requests' own, for look-ups made before a limit is checked. */
  readonly limitDb: Db;
  /** Writes audit events for refusals, counted together. */
  readonly refusals: RefusalLog;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly logger: Logger;
  /** For narrow look-ups outside any unit of work. Without a scope it sees no tenant's row. */
  db(): Db;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly databaseUrl: string;
  readonly worker: boolean;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly logger: Logger;
  readonly poolSize?: number;
  /** False for a pooler between this process and PostgreSQL that gives each transaction another connection. Default true. */
  readonly preparedStatements?: boolean;
  /** Called for each statement sent. Tests count round trips with it. */
  readonly onQuery?: OnQuery;
}

/** Builds the app on a migrated database and starts its queue. */
export async function openApp(options: AppOptions): Promise<App> {
  const { databaseUrl, worker, clock, keyring, logger, poolSize } = options;
  const onConnect = connectionHook(options);
  const connections = openConnections({
    url: databaseUrl,
    onConnect,
    onLost: (reason) => logger.warn({ reason }, 'a connection to the database was lost'),
    ...(poolSize ? { poolSize } : {}),
  });
  const orm = createOrm({ entities, dialect: connections.dialect });
  const boss = createBoss({ url: databaseUrl, logger, worker });
  await boss.start();
  const limits = openLimitConnections({ url: databaseUrl, logger, onConnect });
  const wakeWorkers = createWakeWorkers(boss, logger);
  const transact = createTransact({
    connections,
    orm,
    boss,
    clock,
    keyring,
    logger,
    wakeWorkers,
    recordEvents,
  });
  const refusals = createRefusalLog({ transact, clock, logger });
  return {
    orm,
    connections,
    boss,
    attempts: createAttempts({ db: limits.db, keyring, logger }),
    limitDb: limits.db,
    clock,
    keyring,
    logger,
    transact,
    read: createRead({ connections, clock, keyring }),
    wakeWorkers,
    refusals,
    db: () => connections.db,
    async close() {
      await refusals.close();
      await boss.stop({ graceful: true, timeout: 20_000, close: true });
      await Promise.all([connections.close(), limits.close()]);
    },
  };
}

/** What each new connection of the app is given. */
function connectionHook({ preparedStatements = true, onQuery }: AppOptions): (client: ClientBase) => void {
  const prepare = preparedStatements ? prepareStatements() : null;
  return (client) => {
    prepare?.(client);
    if (onQuery) logQueries(client, onQuery);
  };
}
