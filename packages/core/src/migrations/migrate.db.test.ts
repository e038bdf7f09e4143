import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSchema, migrate, thisRelease, type Release } from '../database.ts';
import type { Patience } from '../platform/schema/patience.ts';
import { copyTemplate, eventually, laterRelease, type TestDatabase } from '../testing/index.ts';

let database: TestDatabase;
let superuser: Client;
const opened: Client[] = [];
beforeEach(async () => {
  database = await copyTemplate();
  superuser = await connect(database.superuserUrl);
});
afterEach(async () => {
  for (const client of opened.splice(0)) await client.end();
  await database.drop();
});

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  await client.query('set search_path = gatehouse');
  opened.push(client);
  return client;
}
async function rowsOf<T>(sql: string): Promise<T[]> {
  return (await superuser.query(sql)).rows;
}

const impatient: Patience = { lockTimeout: '20ms', pauses: [1, 1, 1], turns: [1, 1, 1] };

interface Run {
  readonly release: Release;
  readonly patience?: Patience;
  /** Called for each reported line, immediately. */
  readonly onLine?: (line: string) => void;
}
async function run({ release, patience, onLine }: Run): Promise<string[]> {
  const lines: string[] = [];
  const report = (line: string) => {
    lines.push(line);
    onLine?.(line);
  };
  const options = patience ? { patience } : {};
  await migrate({ ownerUrl: database.ownerUrl, appPassword: null, release, report, ...options });
  return lines;
}
const motto = 'alter table gatehouse.partners add column motto text null;';
const withMotto = laterRelease(thisRelease, { 'versioned/0900-motto': motto });

test('functions that a restore gave to the database’s owner go back to their own role', async () => {
  const owner = await connect(database.ownerUrl);
  const ownerOf = async () =>
    (
      await rowsOf<{ owner: string }>(
        "select pg_get_userbyid(proowner) as owner from pg_proc where oid = 'gatehouse.session_actor(text)'::regprocedure",
      )
    )[0]?.owner;
  await owner.query('alter function gatehouse.session_actor(text) owner to current_user');
  expect(await ownerOf()).not.toBe('gatehouse_definer');
  expect(await checkSchema(database.ownerUrl, thisRelease)).toMatchObject({
    kind: 'behind',
    missing: ['functions/session_actor'],
  });
  expect(await run({ release: thisRelease })).toContain('applied functions/session_actor');
  expect(await ownerOf()).toBe('gatehouse_definer');
  expect(await checkSchema(database.ownerUrl, thisRelease)).toEqual({ kind: 'current' });
});

test('a current database stays unchanged, down to the catalogue’s rows', async () => {
  const catalogue = () =>
    rowsOf(`select 'c' || oid as thing, xmin::text from pg_class where relnamespace = 'gatehouse'::regnamespace
      union all select 'p' || oid, xmin::text from pg_proc where pronamespace = 'gatehouse'::regnamespace
      union all select 'g' || oid, xmin::text from pg_policy union all select 'v' || number, xmin::text from gatehouse.schema_versions
      order by 1`);
  const before = await catalogue();
  expect(await run({ release: thisRelease })).toEqual([]);
  expect(await catalogue()).toEqual(before);
});

test('of two concurrent migrations one does everything, and the other waits and finds it done', async () => {
  const release = laterRelease(thisRelease, {
    'versioned/0900-motto': motto,
    'versioned/0901-index': '-- migrate: no-transaction\ncreate index concurrently motto on gatehouse.partners (motto);',
    'functions/answer': 'create or replace function gatehouse.answer() returns int language sql as $$ select 42 $$;',
  });
  // The first waits in the middle, with the lock, until the second has found it taken. A waiting statement would block its index.
  const holder = await connect(database.superuserUrl);
  await holder.query('begin; lock table partners');
  const waits = Promise.withResolvers<void>();
  const bothThere = Promise.withResolvers<void>();
  const first = run({
    release,
    patience: { lockTimeout: '50ms', pauses: Array.from({ length: 1_000 }, () => 10), turns: [] },
    onLine: () => waits.resolve(),
  });
  await waits.promise;
  const second = run({
    release,
    patience: { ...impatient, turns: Array.from({ length: 10_000 }, () => 5) },
    onLine: () => bothThere.resolve(),
  });
  await bothThere.promise;
  await holder.query('rollback');
  expect((await first).filter((line) => !line.includes('waits'))).toEqual([
    'ran 0900-motto',
    'ran 0901-index',
    'applied functions/answer',
    'grant execute on function answer() to gatehouse_definer',
    'revoke execute on function answer() from public',
  ]);
  expect(await second).toEqual(['another process is migrating this database: waiting for it']);
  expect(await rowsOf("select name from migrations where name like '09%' order by 1")).toHaveLength(2);
});

test('another process that never ends is named, not waited for', async () => {
  const other = await connect(database.ownerUrl);
  const { rows } = await other.query<{ pid: number }>('select pg_advisory_lock(2247967345), pg_backend_pid() as pid');
  await expect(run({ release: withMotto, patience: impatient })).rejects.toThrow(
    `Another process (backend ${rows[0]?.pid}) is migrating this database.`,
  );
});

describe('a lock that others hold', () => {
  test('is tried repeatedly; between the attempts others can read', async () => {
    const holder = await connect(database.superuserUrl);
    const reader = await connect(database.superuserUrl);
    await holder.query('begin; select 1 from partners');
    const read: Promise<unknown>[] = [];
    const lines = await run({
      release: withMotto,
      patience: { lockTimeout: '50ms', pauses: Array.from({ length: 1_000 }, () => 10), turns: [1] },
      onLine: () => {
        read.push(reader.query('select count(*) from partners'));
        // Released once another connection has read while the migration did not have its lock.
        void Promise.all(read).then(() => holder.query('rollback'));
      },
    });
    expect(read.length).toBeGreaterThan(0);
    expect(lines.at(0)).toBe('0900-motto waits: a lock is held by others; next try in 0.01 s');
    expect(lines.at(-1)).toBe('ran 0900-motto');
  });

  test('for too long ends the migration in one sentence, with nothing of the file done', async () => {
    const holder = await connect(database.superuserUrl);
    await holder.query('begin; select 1 from partners');
    const failed = run({ release: withMotto, patience: impatient });
    await expect(failed).rejects.toThrow(
      '0900-motto: a lock is held by others, at each of 4 tries. Nothing of it was changed. End the transactions that hold it up, then try again.',
    );
    expect(await rowsOf("select 1 from pg_attribute where attrelid = 'partners'::regclass and attname = 'motto'")).toEqual([]);
    expect(await rowsOf("select 1 from migrations where name = '0900-motto'")).toEqual([]);
  });
});

test('a file that fails is named, keeps what ran before it, and runs the next time', async () => {
  const broken = laterRelease(withMotto, { 'versioned/0901-broken': `${motto} select 1/0;` });
  await expect(run({ release: broken })).rejects.toThrow('0901-broken: column "motto" of relation "partners" already exists');
  expect(await rowsOf("select name from migrations where name like '09%'")).toEqual([{ name: '0900-motto' }]);
  expect(await rowsOf('select max(number) from schema_versions')).toEqual([{ max: thisRelease.number }]);
  expect(await run({ release: laterRelease(withMotto, { 'versioned/0901-broken': 'select 1' }) })).toEqual(['ran 0901-broken']);
});

test('no statement has a timeout, and no lock is waited for longer than three seconds', async () => {
  await superuser.query(`alter role gatehouse_owner in database ${new URL(database.ownerUrl).pathname.slice(1)} set statement_timeout = '7s'`);
  const asked = (name: string, expected: string) =>
    `do $$ begin if current_setting('${name}') <> '${expected}' then raise '${name} is %', current_setting('${name}'); end if; end $$;`;
  const release = laterRelease(thisRelease, {
    'versioned/0900-limits': asked('statement_timeout', '0') + asked('lock_timeout', '3s'),
    'triggers/limits': asked('statement_timeout', '0') + asked('lock_timeout', '3s'),
  });
  expect(await run({ release })).toEqual(['ran 0900-limits', 'applied triggers/limits']);
});

describe('a concurrent index', () => {
  const unique = laterRelease(thisRelease, {
    'versioned/0900-index': `-- migrate: no-transaction
create unique index concurrently planted_name on gatehouse.partners (name);
create index concurrently planted_status on gatehouse.partners (status);`,
  });
  const indexes = () =>
    rowsOf<{ name: string; valid: boolean; oid: number }>("select c.relname as name, i.indisvalid as valid, c.oid from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname like 'planted%' order by 1");

  test('left invalid by a broken attempt is dropped and built again; a valid one stays', async () => {
    await superuser.query(
      "insert into partners (id, name) values (gen_random_uuid(), 'Twice'), (gen_random_uuid(), 'Twice')",
    );
    await expect(run({ release: unique })).rejects.toThrow('0900-index: could not create unique index "planted_name"');
    expect(await indexes()).toMatchObject([{ name: 'planted_name', valid: false }]);
    expect(await rowsOf("select 1 from migrations where name = '0900-index'")).toEqual([]);

    await superuser.query("delete from partners where name = 'Twice'");
    await superuser.query('create index planted_status on partners (status)');
    const [, status] = await indexes();
    expect(await run({ release: unique })).toEqual(['index planted_name was left half built: built again', 'ran 0900-index']);
    expect(await indexes()).toMatchObject([{ name: 'planted_name', valid: true }, { ...status, valid: true }]);
  });

  test('waits for older transactions while others read and write', async () => {
    const older = await connect(database.superuserUrl);
    await older.query("begin isolation level repeatable read; insert into partners (id, name) values (gen_random_uuid(), 'Open')");
    const migration = run({ release: unique, patience: impatient });
    // It waits longer than the lock timeout, which is off for it, and does not block writers.
    await eventually(async () => {
      const { rows } = await superuser.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'create unique index concurrently%' and query_start < clock_timestamp() - interval '60 ms'",
      );
      expect(rows).toHaveLength(1);
    });
    await superuser.query("insert into partners (id, name) values (gen_random_uuid(), 'Meanwhile')");
    await older.query('commit');
    expect(await migration).toEqual(['ran 0900-index']);
    expect(await indexes()).toMatchObject([{ valid: true }, { valid: true }]);
  });
});
