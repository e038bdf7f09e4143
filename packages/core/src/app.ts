import { schema } from './database.ts';
import { recordEvents } from './modules/audit/index.ts';
import {
  createAttempts,
  createBoss,
  createOrm,
  createRefusalLog,
  createTransact,
  openLimitConnections,
  type Attempts,
  type Clock,
  type JobQueue,
  type Keyring,
  type Logger,
  type Orm,
  type RefusalLog,
  type Transact,
  type Db,
  type Tables,
} from './platform/index.ts';

/** What every process of the app is built from: one database, one queue, one way to run a unit of work. */
export interface App {
  readonly orm: Orm;
  readonly boss: JobQueue;
  readonly transact: Transact;
  /** What the limits of the contract are kept by. */
  readonly attempts: Attempts;
  /** A few connections beside the requests' own, for what is asked before a limit has been. */
  readonly limitDb: Db;
  /** What is refused leaves its events through here, counted together. */
  readonly refusals: RefusalLog;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly logger: Logger;
  /** For the narrow look-ups outside any unit; without a scope it sees no tenant's row. */
  db(): Db;
  close(): Promise<void>;
}

export interface AppOptions {
  /** Address of the application's plain role. */
  readonly databaseUrl: string;
  readonly worker: boolean;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly logger: Logger;
  readonly poolSize?: number;
  readonly onQuery?: (sql: string, values: readonly unknown[]) => void;
}

/** Builds the app on a migrated database and starts its queue. */
export async function openApp(options: AppOptions): Promise<App> {
  const { databaseUrl, worker, clock, keyring, logger, poolSize, onQuery } = options;
  const orm = createOrm({
    schema,
    url: databaseUrl,
    ...(poolSize ? { poolSize } : {}),
    ...(onQuery ? { onQuery } : {}),
  });
  const boss = createBoss({ url: databaseUrl, logger, worker });
  await boss.start();
  const limits = openLimitConnections({ url: databaseUrl, logger, ...(onQuery ? { onQuery } : {}) });
  const transact = createTransact({ orm, boss, clock, keyring, logger, recordEvents });
  const refusals = createRefusalLog({ transact, clock, logger });
  return {
    orm,
    boss,
    attempts: createAttempts({ db: limits.db, keyring, logger }),
    limitDb: limits.db,
    clock,
    keyring,
    logger,
    transact,
    refusals,
    db: () => orm.em.fork().getKysely<Tables>(),
    async close() {
      await refusals.close();
      await boss.stop({ graceful: true, timeout: 20_000, close: true });
      await Promise.all([orm.close(true), limits.close()]);
    },
  };
}
