import { schemaFiles, schemaNumber } from './migrations/index.ts';
import { migrate, type MigrateOptions } from './platform/schema/migrate.ts';
import { createRelease, type Release } from './platform/schema/release.ts';
import type { Standing } from './platform/schema/state.ts';
import { jobs } from './registry.ts';

export { tryLogin } from './platform/orm/try-login.ts';
export { checkSchema, migrate } from './platform/schema/migrate.ts';
export { createRelease, readSchemaFiles, type Release } from './platform/schema/release.ts';
export type { Standing } from './platform/schema/state.ts';

/** What this code puts into its database: tables, functions, grants, queues. */
export const thisRelease: Release = createRelease(schemaNumber, schemaFiles, jobs);

/** Brings a database up to date with this code. */
export function migrateApp(options: Omit<MigrateOptions, 'release'>): Promise<Standing> {
  return migrate({ ...options, release: thisRelease });
}
