import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/index.ts';
import { findSecondWallFaults } from './second-wall.ts';
import type { Db } from './tables.ts';

let app: TestApp;
const pools: Pool[] = [];
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await app.close();
});

function connectAs(connectionString: string): Db {
  const pool = new Pool({ connectionString, max: 1 });
  pools.push(pool);
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

test('the plain role of requests finds no fault', async () => {
  expect(await findSecondWallFaults(app.db())).toEqual([]);
});

test('the owner of the tables would see every tenant’s rows', async () => {
  const faults = await findSecondWallFaults(connectAs(app.database.ownerUrl));
  expect(faults.join('\n')).toMatch(/may act as gatehouse_definer/);
  expect(faults.join('\n')).toMatch(/may act as the owner of/);
});

test('a superuser bypasses every policy', async () => {
  const faults = await findSecondWallFaults(connectAs(app.database.superuserUrl));
  expect(faults.join('\n')).toMatch(/bypasses row-level security/);
});

test.each(['disable', 'no force'])('a table with "%s row level security" is named', async (how) => {
  await app.peek(`alter table invitations ${how} row level security`);
  expect(await findSecondWallFaults(app.db())).toEqual(['no forced row-level security on invitations']);
  await app.peek('alter table invitations enable row level security');
  await app.peek('alter table invitations force row level security');
  expect(await findSecondWallFaults(app.db())).toEqual([]);
});
