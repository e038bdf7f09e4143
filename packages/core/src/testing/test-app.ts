import type { QueryResultRow } from 'pg';
import { openApp, type App } from '../app.ts';
import { createKeyring, createLogger, type Clock } from '../platform/index.ts';
import { testSecret } from './global-setup.ts';
import { openSuperuser } from './superuser.ts';
import { copyTemplate, type TestDatabase } from './test-database.ts';

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface TestApp extends App {
  readonly database: TestDatabase;
  readonly clock: Clock & { set(at: Date): void };
  /** Statements that the app has sent since the last call, BEGIN and COMMIT included. */
  takeStatements(): string[];
  /** The same with their values, for EXPLAIN. */
  takeQueries(): Statement[];
  /** Rows as the superuser sees them: no policy applies. For inspecting and tampering. */
  peek<T extends QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
}

/** An app on a fresh database, under the application's plain role. Close it in `afterAll`. */
export async function openTestApp(
  options: {
    worker?: boolean;
    log?: (line: string) => void;
    poolSize?: number;
    template?: string;
    /** Answers the address that the app gets instead of its database's. */
    through?: (databaseUrl: string) => Promise<string>;
  } = {},
): Promise<TestApp> {
  const database = await copyTemplate({ template: options.template });
  const superuser = await openSuperuser(database.superuserUrl);
  let statements: Statement[] = [];
  let fixed: Date | null = null;
  const clock = { now: () => fixed ?? new Date(), set: (at: Date) => void (fixed = at) };
  const app = await openApp({
    databaseUrl: (await options.through?.(database.appUrl)) ?? database.appUrl,
    worker: options.worker ?? false,
    clock,
    keyring: createKeyring([testSecret]),
    logger: options.log ? createLogger('trace', { write: options.log }) : createLogger('silent'),
    ...(options.poolSize ? { poolSize: options.poolSize } : {}),
    onQuery: (text, values) => void statements.push({ sql: text, values }),
  });
  const takeQueries = () => {
    const taken = statements;
    statements = [];
    return taken;
  };
  return {
    ...app,
    database,
    clock,
    takeStatements: () => takeQueries().map((statement) => statement.sql),
    takeQueries,
    peek: superuser.query,
    async close() {
      await app.close();
      await superuser.close();
      await database.drop();
    },
  };
}
