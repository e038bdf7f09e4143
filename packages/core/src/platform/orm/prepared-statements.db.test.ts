import { anonymous } from '@gatehouse/policy';
import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/index.ts';
import { systemOrigin } from '../origin.ts';
import { isPreparable, prepareStatements } from './prepared-statements.ts';

/** An app whose requests share one connection, so that a test can look at what is prepared there. */
async function openApp(): Promise<TestApp> {
  const app = await openTestApp({ poolSize: 1 });
  onTestFinished(() => app.close());
  return app;
}

/** A plain connection that keeps at most three statements. */
async function openClient({ most = 3 } = {}): Promise<Client> {
  const app = await openApp();
  const client = new Client(app.database.appUrl);
  await client.connect();
  onTestFinished(() => client.end());
  prepareStatements({ most })(client);
  return client;
}

const preparedOn = async (client: Client) => {
  const { rows } = await client.query<{ statement: string }>(
    'select statement from pg_prepared_statements order by statement',
  );
  return rows.map(({ statement }) => statement);
};

const plusOf = (n: number) => `select $1::integer + ${n} as sum`;
const sumOf = async (client: Client, n: number) => {
  const { rows } = await client.query<{ sum: number }>(plusOf(n), [1]);
  return rows[0]?.sum;
};

test('a statement with parameters is planned once and used again', async () => {
  const app = await openApp();
  for (const value of [1, 2, 3]) await sql`select ${value}::integer + 40 as sum`.execute(app.db());
  const { rows } =
    await sql`select generic_plans::integer + custom_plans::integer as uses, name like 'gatehouse%' as named
    from pg_prepared_statements where statement like '%+ 40%'`.execute(app.db());
  expect(rows).toEqual([{ uses: 3, named: true }]);
});

test.each([
  ['several statements', 'select $1::text; select 2', ['1']],
  ['values written into the text', `select * from partners where name = 'one'`, []],
  ['a setting', 'set statement_timeout = $1', ['1']],
])('%s are not prepared', (_, text, values) => {
  expect(isPreparable(text, values)).toBe(false);
});

test('a connection keeps the statements it used last', async () => {
  const client = await openClient();
  for (const n of [1, 2, 3, 1, 4]) await sumOf(client, n);
  expect(await preparedOn(client)).toEqual([plusOf(1), plusOf(3), plusOf(4)]);
  expect(await sumOf(client, 2)).toBe(3);
});

test('a statement is given up in a failed transaction too', async () => {
  const client = await openClient();
  for (const n of [1, 2, 3]) await sumOf(client, n);
  await client.query('begin');
  await expect(client.query('select $1::integer / 0', [1])).rejects.toThrow('division by zero');
  await expect(sumOf(client, 4)).rejects.toThrow('current transaction is aborted');
  await client.query('rollback');
  expect(await sumOf(client, 4)).toBe(5);
  expect(await sumOf(client, 1)).toBe(2);
  expect((await preparedOn(client)).length).toBeLessThanOrEqual(3);
});

const addColumn = (app: TestApp, name: string) => app.peek(`alter table gatehouse.partners add ${name} text`);
const columns = async (db: ReturnType<TestApp['db']>) => {
  const { rows } = await sql<Record<string, unknown>>`
    select partners.* from (select ${1}::integer) one left join partners on true`.execute(db);
  return Object.keys(rows[0] ?? {});
};
const outsider = { actor: anonymous, origin: systemOrigin('test'), scope: {} };

test('statements survive a change of the schema, on all connections', async () => {
  const app = await openTestApp({ poolSize: 2 });
  onTestFinished(() => app.close());
  const onBoth = () => Promise.all([1, 2].map(() => app.transact(outsider, ({ db }) => columns(db))));
  await onBoth();
  await addColumn(app, 'one_more');
  for (const seen of await onBoth()) expect(seen).toContain('one_more');

  expect(await columns(app.db())).toContain('one_more');
  await addColumn(app, 'another');
  expect(await columns(app.db())).toContain('another');
});

test('a transaction that meets the change runs again as a whole', async () => {
  const app = await openApp();
  await columns(app.db());
  await addColumn(app, 'one_more');
  let runs = 0;
  const seen = await app.transact(outsider, ({ db }) => {
    runs += 1;
    return columns(db);
  });
  expect(seen).toContain('one_more');
  expect(runs).toBe(2);
});
