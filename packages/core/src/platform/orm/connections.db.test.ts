import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { aPartner, openTestApp, type TestApp } from '../../testing/index.ts';
import type { Db } from './tables.ts';

/** An app whose requests share one connection: what one left there, the next would find. */
async function openApp(): Promise<TestApp> {
  const app = await openTestApp({ poolSize: 1 });
  onTestFinished(() => app.close());
  return app;
}

const partnersSeen = async (db: Db) => {
  const rows = await db.selectFrom('partners').select('id').execute();
  return rows.map(({ id }) => id);
};

test('each query sees its own scope, and nothing of it remains on the connection', async () => {
  const app = await openApp();
  const [one, other] = [await aPartner(app), await aPartner(app)];
  const { reading, db } = app.connections;
  for (const { id } of [one, other, one]) {
    expect(await partnersSeen(reading({ partnerId: id }))).toEqual([id]);
    expect(await partnersSeen(db)).toEqual([]);
  }
  expect(await partnersSeen(reading({}))).toEqual([]);
});

test('a transaction leaves no scope behind, whether it commits or fails', async () => {
  const app = await openApp();
  const { id } = await aPartner(app);
  const { transaction, db } = app.connections;
  expect(await transaction({ partnerId: id }, partnersSeen)).toEqual([id]);
  expect(await partnersSeen(db)).toEqual([]);
  const failing = transaction({ partnerId: id }, (own) => sql`select ${1}::integer / 0`.execute(own));
  await expect(failing).rejects.toThrow('division by zero');
  expect(await partnersSeen(db)).toEqual([]);
});

test('the scope of a query reaches functions, sub-queries and sorted pages', async () => {
  const app = await openApp();
  const { id } = await aPartner(app);
  const db = app.connections.reading({ partnerId: id });
  const { rows } =
    await sql`with found as (select id from partners order by id limit ${5}) select count(*)::integer as n, exists (
    select from partners) as any, current_setting('gatehouse.partner_id') as partner from found`.execute(db);
  expect(rows).toEqual([{ n: 1, any: true, partner: id }]);
  const sorted = await sql<{
    n: number;
  }>`select n from generate_series(1, ${5}::integer) n order by n desc`.execute(db);
  expect(sorted.rows.map(({ n }) => n)).toEqual([5, 4, 3, 2, 1]);
});

test('a query in a scope cannot write', async () => {
  const app = await openApp();
  const { id } = await aPartner(app);
  const db = app.connections.reading({ partnerId: id });
  const rename = db.updateTable('partners').set({ name: 'Other' });
  await expect(rename.execute()).rejects.toThrow('Only queries');
  const hidden = sql`with changed as (update partners set name = 'Other' returning id) select * from changed`;
  await expect(hidden.execute(db)).rejects.toMatchObject({ code: '0A000' });
});

test('BEGIN, the scope and the first statement are sent before an answer', async () => {
  const app = await openApp();
  const { id } = await aPartner(app);
  app.takeStatements();
  const work = app.connections.transaction({ partnerId: id }, async (db) => {
    const first = partnersSeen(db);
    await Promise.resolve();
    const sent = app.takeStatements();
    return { sent, seen: await first };
  });
  const { sent, seen } = await work;
  expect(sent).toEqual(['begin', expect.stringContaining('set_config'), expect.stringContaining('partners')]);
  expect(seen).toEqual([id]);
  expect(app.takeStatements()).toEqual(['commit']);
});

test('a statement that outlives its transaction is refused', async () => {
  const app = await openApp();
  const { id } = await aPartner(app);
  let kept: Db | null = null;
  await app.connections.transaction({ partnerId: id }, async (db) => {
    kept = db;
    await partnersSeen(db);
  });
  await expect(kept && partnersSeen(kept)).rejects.toThrow('has ended');
});

test('a statement that failed fails its transaction, and the connection serves the next', async () => {
  const app = await openApp();
  const { id } = await aPartner(app);
  const { transaction } = app.connections;
  const rename = transaction({ partnerId: id }, async (db) => {
    await db.updateTable('partners').set({ name: 'Other' }).execute();
    await sql`select ${1}::integer / 0`.execute(db);
  });
  await expect(rename).rejects.toThrow('division by zero');
  const [row] = await app.peek<{ name: string }>('select name from gatehouse.partners where id = $1', [id]);
  expect(row?.name).not.toBe('Other');
  expect(await transaction({ partnerId: id }, partnersSeen)).toEqual([id]);
});

test('COMMIT is sent with the last statement, and commits nothing if that fails', async () => {
  const app = await openApp();
  const { id } = await aPartner(app);
  const renamed = async (name: string, divisor: number) =>
    app.connections.transaction({ partnerId: id }, async (db, last) => {
      await db.updateTable('partners').set({ name }).execute();
      app.takeStatements();
      const answer = sql`select 1 / ${divisor}::integer`.execute(last);
      await Promise.resolve();
      expect(app.takeStatements()).toEqual([expect.stringContaining('select 1 /'), 'commit']);
      await answer;
      await expect(partnersSeen(db)).rejects.toThrow('has ended');
    });
  const nameNow = async () => {
    const [row] = await app.peek<{ name: string }>('select name from gatehouse.partners where id = $1', [id]);
    return row?.name;
  };
  await expect(renamed('Undone', 0)).rejects.toThrow('division by zero');
  expect(await nameNow()).not.toBe('Undone');
  await renamed('Done', 1);
  expect(await nameNow()).toBe('Done');
});
