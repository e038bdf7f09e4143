import { Client } from 'pg';

/** Connects and disconnects. @throws the error of the database or the network */
export async function tryLogin(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  await client.end();
}
