import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Dialect } from 'kysely';

export type Orm = MikroORM;

interface OrmOptions {
  /** Every table. The composition root passes them, since the platform knows no module. */
  readonly entities: readonly EntitySchema[];
  readonly dialect: Dialect;
}

export const schemaName = 'gatehouse';
/** Tables of the migrations themselves. No entity declares them. */
export const bookkeepingTables = ['migrations', 'repeatables', 'schema_versions'] as const;

/** The entities' metadata and, in a transaction, the few changes made through entities. It uses the connections of the dialect. */
export function createOrm({ entities, dialect }: OrmOptions): Orm {
  return new MikroORM({
    entities: [...entities],
    // The dialect decides which database it is. The ORM only asks for a name.
    dbName: schemaName,
    ensureDatabase: false,
    schema: schemaName,
    // A request's identity map must not outlive it; every unit of work forks.
    allowGlobalContext: false,
    forceUtcTimezone: true,
    driverOptions: dialect,
    schemaGenerator: {
      // Written by hand in migrations/versioned, for the reasons given there.
      createForeignKeyConstraints: false,
      ignoreRoutines: true,
      skipTables: [...bookkeepingTables],
    },
  });
}
