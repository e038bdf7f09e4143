import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/index.ts';
import type { Sortable } from '../list-cursor.ts';
import { isoTime, selection, tableAs } from './expressions.ts';
import type { Db } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

// Entities declare the types of columns, but PostgreSQL and the ORM decide what the driver returns. This test checks it: a type that is not
// in this list needs a decision first (tables.ts).
test.each([
  ['uuid', 'gen_random_uuid()', 'string'],
  ['text', `'words'::text`, 'string'],
  ['int4', '1::integer', 'number'],
  ['int8', '1::bigint', 'string'],
  ['bool', 'true', 'boolean'],
  ['timestamptz', 'now()', 'string'],
  ['jsonb', `'{"a": 1}'::jsonb`, 'Object'],
  ['_text', `array['a']`, 'Array'],
  ['bytea', `'\\x00'::bytea`, 'Buffer'],
  ['xid8', 'pg_current_xact_id()', 'string'],
])('a column of type %s is read as the tables declare it', async (type, example, read) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(example)} as value`.execute(app.db());
  const value = rows[0]?.value;
  expect(typeof value === 'object' ? value?.constructor.name : typeof value).toBe(read);
  expect(await typesInUse()).toContain(type);
});

test('no table has a column of another type', async () => {
  expect(await typesInUse()).toEqual([
    '_text',
    'bool',
    'bytea',
    'int4',
    'int8',
    'jsonb',
    'text',
    'timestamptz',
    'uuid',
    'xid8',
  ]);
});

async function typesInUse(): Promise<string[]> {
  const tables = [...app.orm.getMetadata().getAll().values()].map(({ tableName }) => tableName);
  const rows = await app.peek<{ type: string }>(
    `select distinct udt_name::text as type from information_schema.columns
      where table_schema = 'gatehouse' and table_name = any ($1)`,
    [tables],
  );
  return rows.map(({ type }) => type).toSorted();
}

/** Compiled by the types gate and never run: each line must be refused, or the gate is red. */
export function mustNotCompile(db: Db) {
  const m = tableAs('memberships', 'm');
  return [
    // @ts-expect-error such a column is not there, or is no more
    db.selectFrom('memberships').select('display_name'),
    // @ts-expect-error nor is it to be compared with
    db.selectFrom('memberships').select('id').where('display_name', '=', ''),
    // @ts-expect-error nor written
    db.updateTable('memberships').set({ display_name: '' }),
    // @ts-expect-error nor named in raw SQL
    m('display_name'),
    // @ts-expect-error nor sorted by
    { name: { column: 'display_name', type: 'text' } } satisfies Sortable<'memberships'>,
    // @ts-expect-error there is no such table
    db.selectFrom('members').selectAll(),
    // @ts-expect-error the database computes it
    db.updateTable('memberships').set({ seen_at: '' }),
    // @ts-expect-error a role is one of a closed list
    db.selectFrom('memberships').select('id').where('role', '=', 'owner'),
    // @ts-expect-error a membership needs its user
    db.insertInto('memberships').values({ id: '', role: 'partner_admin' }),
    // @ts-expect-error a moment comes as text, not as a Date
    db.selectFrom('memberships').select('created_at as at').execute() satisfies Promise<{ at: Date }[]>,
    // @ts-expect-error what may be null stays so as it leaves
    selection({ at: isoTime(m('last_active_at')) }).execute(db) satisfies Promise<{ rows: { at: string }[] }>,
  ];
}
