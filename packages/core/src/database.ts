import { jobs } from './jobs.ts';
import { migrationsList } from './migrations/index.ts';
import { migrate } from './platform/orm/migrate.ts';
import { entities } from './schema.ts';

export { tryLogin } from './platform/orm/try-login.ts';

/** The tables of the app and their migrations. */
export const schema = { entities, migrations: migrationsList };

/** The migrations a current database has run. */
export const migrationNames: readonly string[] = migrationsList.map(({ name }) => name);

/**
 * Brings a database up to date with this code: roles, tables, grants, queues. `appPassword` is null when an administrator made the login.
 */
export function migrateApp(options: { ownerUrl: string; appPassword: string | null }): Promise<void> {
  return migrate({ ...options, jobs, schema });
}
