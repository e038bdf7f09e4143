import { Client, type QueryResultRow } from 'pg';

/** For inspecting and tampering: no policy applies. */
export interface Superuser {
  readonly query: <T extends QueryResultRow>(sql: string, values?: unknown[]) => Promise<T[]>;
  readonly close: () => Promise<void>;
}

/** A separate connection, with the app's schema first on its path. */
export async function openSuperuser(url: string): Promise<Superuser> {
  const client = new Client({ connectionString: url });
  // A database that is dropped or stopped ends the connection. The next query reports that.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('set search_path = gatehouse');
  return {
    query: async <T extends QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await client.query<T>(sql, values)).rows,
    close: () => client.end(),
  };
}
