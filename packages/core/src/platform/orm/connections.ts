import { DummyDriver, Kysely, PostgresDialect, type DatabaseConnection, type Dialect } from 'kysely';
import {
  Pool,
  TypeOverrides,
  types as pgTypes,
  type ClientBase,
  type PoolClient,
  type QueryResult,
} from 'pg';
import { isMistake } from '../addresses/address-parts.ts';
import { parseDatabaseUrl } from '../addresses/database-url.ts';
import type { Scope } from '../tenancy.ts';
import { schemaName } from './create-orm.ts';
import { inScope, setScope } from './scoped-statement.ts';
import type { Db, Tables } from './tables.ts';

export interface ConnectionOptions {
  /** A PostgreSQL address: the plain role's, except in tests of the schema. */
  readonly url: string;
  readonly poolSize?: number;
  /** Called with each new connection before its first statement. */
  readonly onConnect?: (client: ClientBase) => void;
  /** Called when an idle connection ends, as when the database stops. The next statement opens another. */
  readonly onLost?: (reason: string) => void;
}

/** The connections of requests and jobs. The first statement opens them: a process can start before its database answers. */
export interface Connections {
  readonly dialect: Dialect;
  /** Statements without a scope, each a transaction of its own. They see no tenant's row. */
  readonly db: Db;
  /** Queries in a scope, each a transaction of its own. Other statements are refused. */
  readonly reading: (scope: Scope) => Db;
  /**
   * Runs `work` in a transaction with this scope. A throw rolls back. BEGIN, the scope and the first statement share a round trip. So do
   * COMMIT and a statement sent with `last`: once it succeeds, `work` can no longer undo anything.
   */
  readonly transaction: <T>(scope: Scope, work: (db: Db, last: Db) => Promise<T>) => Promise<T>;
  close(): Promise<void>;
}

type Send = (text: string, values: readonly unknown[]) => Promise<QueryResult>;

export function openConnections(options: ConnectionOptions): Connections {
  const pool = openPool(options);
  const dialect = new PostgresDialect({ pool });
  const db = new Kysely<Tables>({ dialect });
  const sendingBy = (send: Send): Db => {
    const connection = connectionOf(send);
    const executor = db.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) });
    return new Kysely<Tables>({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
  };
  return {
    dialect,
    db,
    reading: (scope) =>
      sendingBy((text, values) =>
        onConnection(pool, (client) => client.query(...inScope(text, values, scope))),
      ),
    transaction: (scope, work) =>
      onConnection(pool, (client) =>
        inTransaction(client, scope, (send, sendLast) => work(sendingBy(send), sendingBy(sendLast))),
      ),
    async close() {
      // The ORM ends it as well, if it was used on its own.
      if (!pool.ending) await pool.end();
    },
  };
}

/** Lends a connection. One that broke, or whose transaction may still be open, is closed instead of given to the next. */
async function onConnection<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await use(client);
  } finally {
    client.release(client.getTransactionStatus() !== 'I');
  }
}

async function inTransaction<T>(
  client: PoolClient,
  scope: Scope,
  work: (send: Send, sendLast: Send) => Promise<T>,
): Promise<T> {
  const begun = unheeded(Promise.all([client.query('begin'), client.query(...setScope(scope))]));
  let committed: Promise<unknown> | null = null;
  const commit = () => (committed ??= unheeded(client.query('commit')));
  let ended = false;
  const sending =
    (isLast: boolean): Send =>
    async (text, values) => {
      // By now another request may use the connection, in another tenant's scope.
      if (ended) throw new Error('The transaction of this statement has ended.');
      const answers = Promise.all([begun, client.query(text, [...values])]);
      ended = isLast;
      // If the statement fails, PostgreSQL takes this COMMIT for a ROLLBACK.
      if (isLast) void commit();
      const [, answer] = await answers;
      return answer;
    };
  try {
    const result = await work(sending(false), sending(true));
    await begun;
    ended = true;
    await commit();
    return result;
  } catch (error) {
    ended = true;
    // The connection is closed where this fails. The reason to tell is why the transaction failed.
    await (committed ?? client.query('rollback')).catch(() => undefined);
    throw error;
  }
}

/** A promise whose failure is awaited later, or not at all where another failure is told instead. */
function unheeded<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const writing: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function connectionOf(send: Send): DatabaseConnection {
  return {
    async executeQuery({ sql, parameters }) {
      const { command, rowCount, rows } = await send(sql, parameters);
      return writing.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
    },
    streamQuery() {
      throw new Error('Statements are not streamed.');
    },
  };
}

function openPool({ url, poolSize = 10, onConnect, onLost }: ConnectionOptions): Pool {
  const address = parseDatabaseUrl(url);
  if (isMistake(address)) throw new Error(`The address of the database ${address.mistake}.`);
  const pool = new Pool({
    connectionString: address.url,
    max: poolSize,
    application_name: 'gatehouse',
    // Pages of a list are too short to repay the start of parallel workers and compiled plans, or a plan for each call (ADR 0043).
    options: `-c search_path=${schemaName} -c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan`,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    keepAlive: true,
    // Statements are sent as they come. PostgreSQL answers them in order.
    pipeline: true,
    types: momentsAsText(),
  });
  pool.on('connect', (client) => {
    // Reported by the statement that needed the connection.
    client.on('error', () => undefined);
    onConnect?.(client);
  });
  pool.on('error', ({ message }) => onLost?.(message));
  return pool;
}

/** Moments as PostgreSQL writes them, to the microsecond: a list continues at the exact value of its last row. */
function momentsAsText(): TypeOverrides {
  const types = new TypeOverrides();
  for (const type of ['DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'INTERVAL'] as const)
    types.setTypeParser(pgTypes.builtins[type], (text: string) => text);
  return types;
}
