import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@gatehouse/embedded-postgres';
import type { TestProject } from 'vitest/node';
import { migrateApp } from '../database.ts';
import { appRole, createKeyring } from '../platform/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres;
  }
}

/** Addresses of the run's PostgreSQL. `DATABASE` stands for the name of a database. */
export interface TestPostgres {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
}

/** Tests derive links with it like the application. It has no comma, because APP_SECRET is a list. */
export const testSecret = 'a secret for tests only: more than 32 bytes of it';
export const templateDatabase = 'gatehouse';

/** One real PostgreSQL per run. A role that is not a superuser migrates its template once, and test files copy the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-test-'));
  const server = await startEmbeddedPostgres({ dataDir, password: 'only-for-this-run', durable: false });
  const appPassword = createKeyring([testSecret]).sign('database-password', appRole);
  await migrateApp({ ownerUrl: server.ownerUrl(templateDatabase), appPassword });
  const appUrl = new URL(server.ownerUrl('DATABASE'));
  appUrl.username = appRole;
  appUrl.password = appPassword;
  project.provide('postgres', {
    ownerUrl: server.ownerUrl('DATABASE'),
    appUrl: appUrl.toString(),
    superuserUrl: server.superuserUrl('DATABASE'),
  });
  return () => server.stop();
}
