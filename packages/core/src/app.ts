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
import { entities } from './registry.ts';

/** The parts every process of the app is built from: one database, one queue, one way to open transactions. */
export interface App {
  readonly orm: Orm;
  readonly boss: JobQueue;
  readonly transact: Transact;
  /** What the limits of the contract are kept by. */
  readonly attempts: Attempts;
  /** Enforces the limits of the contract. */
  readonly limitDb: Db;
  /** A few connections apart from the requests' own, for look-ups made before a limit is checked. */
  readonly refusals: RefusalLog;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly logger: Logger;
  /** Writes audit events for refusals, counted together. */
  db(): Db;
  close(): Promise<void>;
}

export interface AppOptions {
  /** For narrow look-ups outside any unit of work. Without a scope it sees no tenant's row. */
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
    entities,
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
