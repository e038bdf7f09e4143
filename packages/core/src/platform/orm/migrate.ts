import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { readSql } from '../../migrations/sql-migration.ts';
import { installJobQueues } from '../jobs/install.ts';
import type { AnyJob } from '../jobs/define-job.ts';
import { createOrm, schemaName, type Schema } from './create-orm.ts';
import { ensureRoles } from './roles.ts';

export interface MigrateOptions {
  readonly ownerUrl: string;
  /** Password for the application's role; null when DATABASE_APP_URL names a login that an administrator made. */
  readonly appPassword: string | null;
  readonly jobs: readonly AnyJob[];
  readonly schema: Schema;
}

/** One number for the whole app, so that two processes that start together migrate one after the other. */
const migrationLock = Number.parseInt(
  createHash('sha256').update('gatehouse.migrate').digest('hex').slice(0, 8),
  16,
);

/**
 * Brings roles, schema, grants and job queues up to date. Several processes may run it concurrently, and repeatedly.
 * @throws when the owner's address does not answer or lacks rights
 */
export async function migrate({ ownerUrl, appPassword, jobs, schema }: MigrateOptions): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'gatehouse-migrate' });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureRoles(owner, appPassword);
    await owner.query(`create schema if not exists ${schemaName}`);
    await runMigrations(ownerUrl, schema);
    await owner.query(`begin; ${readSql('grants.sql')} commit;`);
    await installJobQueues(ownerUrl, jobs);
  } finally {
    await owner.end();
  }
}

async function runMigrations(ownerUrl: string, schema: Schema): Promise<void> {
  const orm = createOrm({ schema, url: ownerUrl, poolSize: 2 });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}
