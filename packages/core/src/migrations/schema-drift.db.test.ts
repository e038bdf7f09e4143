import { afterAll, beforeAll, expect, test } from 'vitest';
import { unwrittenStatements } from '../../scripts/unwritten-statements.ts';
import { createOrm, openConnections, type Orm } from '../platform/index.ts';
import { entities } from '../registry.ts';
import { copyTemplate, type TestDatabase } from '../testing/index.ts';
import { Client } from 'pg';

let database: TestDatabase;
let orm: Orm;
let owner: Client;
beforeAll(async () => {
  database = await copyTemplate();
  const { dialect } = openConnections({ url: database.ownerUrl, poolSize: 2 });
  orm = createOrm({ entities, dialect });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await orm.close(true);
  await database.drop();
});

/** Keys between modules are written by hand (versioned/0001-baseline.sql), so the entities would drop them. */
async function drift(): Promise<string[]> {
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  return sql.split('\n').filter((line) => line.trim() !== '' && !/drop constraint "\w+_fkey"/.test(line));
}

test('the migrated database matches the entities', async () => {
  expect(await drift()).toEqual([]);
});

test('a migration holds every statement that the entities need', async () => {
  expect(await unwrittenStatements()).toEqual([]);
});

test.each([
  ['a column that is not in an entity', 'alter table gatehouse.users add column planted text', 'planted'],
  ['a column of another type', 'alter table gatehouse.partners alter column version type bigint', 'version'],
  ['a missing index', 'drop index gatehouse.memberships_roster_email', 'memberships_roster_email'],
  ['a missing check', 'alter table gatehouse.partners drop constraint partners_status_check', 'partners_status_check'],
  ['a missing policy', 'drop policy users_self on gatehouse.users', 'users_self'],
  ['a policy that shows all', 'alter policy sessions_own on gatehouse.sessions using (true)', 'sessions_own'],
  ['a missing trigger', 'drop trigger audit_events_append_only on gatehouse.audit_events', 'audit_events_append_only'],
])('%s is found', async (_, change, trace) => {
  await owner.query(change);
  expect((await drift()).join('\n')).toContain(trace);
});
