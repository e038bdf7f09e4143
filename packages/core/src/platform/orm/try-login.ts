import { Client } from 'pg';

/** Connects and leaves. @throws what the database or the network said */
export async function tryLogin(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  await client.end();
}
