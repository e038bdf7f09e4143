import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Logger } from '../logger.ts';
import { logQueries, type OnQuery } from '../orm/log-queries.ts';
import type { Db, Tables } from '../orm/tables.ts';

/** Each is held for one statement of well under a millisecond. */
const connections = 3;

interface Options {
  readonly url: string;
  readonly logger: Logger;
  readonly onQuery?: OnQuery;
}

/** A few connections that nothing but limits uses: a flood that queues up for them leaves the requests' own pool alone. Opened by the first query. */
export function openLimitConnections({ url, logger, onQuery }: Options): {
  db: Db;
  close(): Promise<void>;
} {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: 'gatehouse-limits',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    keepAlive: true,
    // What a crash of the database forgets of the last milliseconds is not worth a disk write for each attempt.
    options: '-c timezone=UTC -c jit=off -c synchronous_commit=off',
  });
  // An idle connection ends with the database; the next query opens another. Where it was lost says nothing.
  pool.on('error', ({ message }) => logger.warn({ reason: message }, 'a connection of the limits was lost'));
  if (onQuery) pool.on('connect', (client) => logQueries(client, onQuery));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}
