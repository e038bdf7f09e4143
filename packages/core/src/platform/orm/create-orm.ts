import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type { ClientBase, Pool } from 'pg';
import { isMistake } from '../addresses/address-parts.ts';
import { parseDatabaseUrl } from '../addresses/database-url.ts';

export type Orm = MikroORM;

export interface OrmOptions {
  /** Every table. The composition root passes them, since the platform knows no module. */
  readonly entities: readonly EntitySchema[];
  /** A PostgreSQL address: the plain role's, except in tests of the schema. */
  readonly url: string;
  readonly poolSize?: number;
  /** Called with each new connection before its first statement. */
  readonly onConnect?: (client: ClientBase) => void;
}

export const schemaName = 'gatehouse';
/** Tables of the migrations themselves. No entity declares them. */
export const bookkeepingTables = ['migrations', 'repeatables', 'schema_versions'] as const;

/** Connects lazily: the first query opens the pool, so a process can start before its database answers. */
export function createOrm(options: OrmOptions): Orm {
  return new MikroORM(ormConfig(options));
}

function ormConfig({ entities, url, poolSize = 10, onConnect }: OrmOptions): Options {
  const address = parseDatabaseUrl(url);
  if (isMistake(address)) throw new Error(`The address of the database ${address.mistake}.`);
  return {
    entities: [...entities],
    clientUrl: address.url,
    schema: schemaName,
    // A request's identity map must not outlive it; every unit of work forks.
    allowGlobalContext: false,
    forceUtcTimezone: true,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      application_name: 'gatehouse',
      // Pages of a list are too short to repay the start of parallel workers and compiled plans.
      options: `-c search_path=${schemaName} -c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0`,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      keepAlive: true,
      // The ORM reads no parameter of the address: without this, its connections alone would be unencrypted.
      ...(address.tls === null ? {} : { ssl: { ...address.tls } }),
      ...(onConnect ? { onPoolCreated: (pool: Pool) => void pool.on('connect', onConnect) } : {}),
    },
    schemaGenerator: {
      // Written by hand in migrations/versioned, for the reasons given there.
      createForeignKeyConstraints: false,
      ignoreRoutines: true,
      skipTables: [...bookkeepingTables],
    },
  };
}
