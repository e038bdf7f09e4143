import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { templateDatabase, type TestPostgres } from './global-setup.ts';

export interface TestDatabase extends TestPostgres {
  drop(): Promise<void>;
}

interface Copy {
  /** Default: the migrated, empty one. */
  readonly template?: string | undefined;
  readonly name?: string;
  /** The run's, for a set-up. Tests get it from vitest. */
  readonly postgres?: TestPostgres;
}

/** A copy of a template, for one test file. */
export async function copyTemplate(copy: Copy = {}): Promise<TestDatabase> {
  const postgres = copy.postgres ?? inject('postgres');
  const { template = templateDatabase, name = `test_${randomBytes(6).toString('hex')}` } = copy;
  // Copying needs the template without other connections, and other test files copy it concurrently.
  await connectedTo(postgres.ownerUrl, (client) =>
    insist(() => client.query(`create database ${name} template ${template}`)),
  );
  const at = (url: string) => url.replace('DATABASE', name);
  return {
    ownerUrl: at(postgres.ownerUrl),
    appUrl: at(postgres.appUrl),
    superuserUrl: at(postgres.superuserUrl),
    // Runs as the superuser: the owner may not end the superuser's own last connections, which linger for a moment.
    drop: async () => {
      await connectedTo(postgres.superuserUrl, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

async function connectedTo<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url.replace('DATABASE', 'postgres') });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

async function insist<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === '55006';
      if (!busy || attempt === 50) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}
