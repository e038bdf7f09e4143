import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type ClientBase } from 'pg';
import type { Logger } from '../logger.ts';
import type { Db, Tables } from '../orm/tables.ts';

/** A statement holds a connection for well under a millisecond. */
const connections = 3;

interface Options {
  readonly url: string;
  readonly logger: Logger;
  /** Called with each new connection before its first statement. */
  readonly onConnect?: (client: ClientBase) => void;
}

/** A few connections for limits alone: a flood that queues for them leaves the requests' own pool free. The first query opens them. */
export function openLimitConnections({ url, logger, onConnect }: Options): {
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
    // A crash of the database may lose the last milliseconds of counts. Avoiding that is not worth a disk write per attempt.
    options: '-c timezone=UTC -c jit=off -c synchronous_commit=off',
  });
  // An idle connection ends when the database stops, and the next query opens another. The stack of the error says nothing.
  pool.on('error', ({ message }) => logger.warn({ reason: message }, 'a connection for limits was lost'));
  if (onConnect) pool.on('connect', onConnect);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}
