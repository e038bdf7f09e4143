import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSchema, createRelease, migrate, thisRelease, type Release } from '../database.ts';
import { copyTemplate, laterRelease, type TestDatabase } from '../testing/index.ts';

let database: TestDatabase;
let owner: Client;
let plain: Client;
beforeEach(async () => {
  database = await copyTemplate();
  owner = await connect(database.ownerUrl);
  plain = await connect(database.appUrl);
});
afterEach(async () => {
  await owner.end();
  await plain.end();
  await database.drop();
});

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('set search_path = gatehouse');
  return client;
}
async function upTo(release: Release): Promise<string[]> {
  const lines: string[] = [];
  await migrate({ ownerUrl: database.ownerUrl, appPassword: null, release, report: (line) => void lines.push(line) });
  return lines;
}
/** The answer to the plain role: rows, or the code of the refusal. */
async function plainly(sql: string): Promise<unknown> {
  return plain.query(sql).then(
    ({ rows }) => rows,
    (error: { code: string }) => error.code,
  );
}
const standing = (release: Release) => checkSchema(database.ownerUrl, release);
const denied = '42501';

const answer = (value: number) =>
  `create or replace function gatehouse.answer() returns int language sql as $$ select ${value} $$;`;
const next = laterRelease(thisRelease, {
  'versioned/0900-mottos':
    'create table gatehouse.mottos (id uuid primary key, text text not null); alter table gatehouse.mottos enable row level security; alter table gatehouse.mottos force row level security;',
  'functions/answer': answer(42),
  'policies/mottos': 'create policy mottos_app on gatehouse.mottos to gatehouse_app using (true);',
  'grants/mottos': 'grant select on gatehouse.mottos to gatehouse_app; grant execute on function gatehouse.answer() to gatehouse_app;',
});

describe('a server of the release before', () => {
  test('that restarts reverts nothing, and neither does one that never ran', async () => {
    await upTo(next);
    const works = async () => {
      expect(await plainly('select answer()')).toEqual([{ answer: 42 }]);
      expect(await plainly('select * from mottos')).toEqual([]);
    };
    await works();
    expect(await upTo(thisRelease)).toEqual([]);
    await works();
    // Its functions differ from all that the database has ever seen.
    const strange = laterRelease({ ...thisRelease, number: 0 }, { 'functions/answer': answer(1) });
    await expect(upTo({ ...strange, number: thisRelease.number })).resolves.toEqual([]);
    await works();
    expect(await standing(thisRelease)).toEqual({ kind: 'ahead', number: next.number });
  });

  test('leaves the queues of the later one unchanged', async () => {
    const before = thisRelease.jobs.find(({ retry }) => retry.limit > 0) ?? thisRelease.jobs[0];
    if (!before) throw new Error('no job');
    const changed = { ...before, retry: { ...before.retry, limit: before.retry.limit + 3 } };
    const jobs = thisRelease.jobs.map((job) => (job === before ? changed : job));
    const later = createRelease(thisRelease.number + 1, thisRelease, jobs);
    const limit = async () =>
      (await owner.query('select retry_limit from pgboss.queue where name = $1', [before.name])).rows;
    expect(await standing(later)).toEqual({ kind: 'behind', number: thisRelease.number, missing: ['job queues'] });
    await upTo(later);
    await upTo(thisRelease);
    expect(await limit()).toEqual([{ retry_limit: changed.retry.limit }]);
  });

  test('does not run on a schema that excludes it, whatever its settings', async () => {
    await upTo(laterRelease(next, { 'versioned/0901-contract': `-- migrate: serves-from ${next.number}\nselect 1;` }));
    const why = `The schema of the database is number ${next.number + 1}, this release's is ${thisRelease.number}: only releases from ${next.number} on run on it.`;
    expect(await standing(thisRelease)).toEqual({ kind: 'foreign', why });
    await expect(upTo(thisRelease)).rejects.toThrow(why);
    expect(await standing(next)).toMatchObject({ kind: 'ahead' });
  });
});

test('a check reports what is missing, and changes nothing', async () => {
  expect(await standing(thisRelease)).toEqual({ kind: 'current' });
  expect(await standing(next)).toEqual({
    kind: 'behind',
    number: thisRelease.number,
    missing: ['0900-mottos', 'functions/answer', 'policies/mottos', 'grants/mottos'],
  });
  expect(await standing(thisRelease)).toEqual({ kind: 'current' });
});

test('a database of another line of development, or from before the first release, is refused', async () => {
  await upTo(next);
  const other = laterRelease(thisRelease, { 'versioned/0899-other': 'select 1' });
  expect(await standing({ ...other, number: thisRelease.number })).toEqual({
    kind: 'foreign',
    why: `The schema of the database is number ${next.number}, this release's is ${thisRelease.number}, yet it lacks 0899-other.`,
  });
  await owner.query("drop table schema_versions, repeatables; update migrations set name = '0001-foundation'");
  expect(await standing(thisRelease)).toEqual({
    kind: 'foreign',
    why: 'The database was made by an unreleased version. Start with an empty one.',
  });
});

describe('grants', () => {
  test('that were added or removed by hand are corrected; those of other roles are not looked at', async () => {
    await owner.query(
      `grant delete on partners to gatehouse_app; grant update (id) on users to gatehouse_app;
       grant execute on function grant_staff(uuid, uuid, text) to public; grant usage on schema gatehouse to public;
       revoke select on partners from gatehouse_app; revoke execute on function session_actor(text) from gatehouse_app;
       grant select on partners to pg_monitor`,
    );
    expect(await plainly('select 1 from partners')).toBe(denied);
    expect(await standing(thisRelease)).toMatchObject({
      kind: 'behind',
      missing: [
        'grant execute on function gatehouse.session_actor(text) to gatehouse_app',
        'grant select on table gatehouse.partners to gatehouse_app',
      ],
    });
    expect((await upTo(thisRelease)).toSorted()).toEqual([
      'grant execute on function session_actor(text) to gatehouse_app',
      'grant select on table partners to gatehouse_app',
      'revoke delete on table partners from gatehouse_app',
      'revoke execute on function grant_staff(uuid,uuid,text) from public',
      'revoke update (id) on table users from gatehouse_app',
      'revoke usage on schema gatehouse from public',
    ]);
    expect(await plainly('select 1 from partners')).toEqual([]);
    const { rows } = await owner.query("select has_table_privilege('pg_monitor', 'partners', 'select') as kept");
    expect(rows).toEqual([{ kept: true }]);
  });

  test('that the next release drops stay for the servers of this one, and go with the one after', async () => {
    const without = laterRelease(next, { 'grants/mottos': null });
    const after = laterRelease(without, { 'functions/answer': answer(43) });
    await upTo(next);
    expect((await upTo(without)).filter((line) => !line.startsWith('applied'))).toEqual([
      'kept until the next change of the schema: execute on function answer() to gatehouse_app',
      'kept until the next change of the schema: select on table mottos to gatehouse_app',
    ]);
    expect(await plainly('select answer()')).toEqual([{ answer: 42 }]);
    expect(await upTo(after)).toEqual([
      'applied functions/answer',
      'revoke execute on function answer() from gatehouse_app',
      'revoke select on table mottos from gatehouse_app',
    ]);
    expect(await plainly('select answer()')).toBe(denied);
  });

  test('on a missing object end the migration with its name, and nothing is done', async () => {
    const wrong = laterRelease(thisRelease, {
      'functions/answer': answer(42),
      'grants/wrong': 'grant select on gatehouse.nothing to gatehouse_app;',
    });
    await expect(upTo(wrong)).rejects.toThrow('Grants on what is not there: gatehouse.nothing');
    expect((await owner.query("select to_regproc('gatehouse.answer') as there")).rows).toEqual([{ there: null }]);
    expect(await standing(thisRelease)).toEqual({ kind: 'current' });
  });
});

test('functions name each other in any order, and one that names a missing function is refused with all the rest', async () => {
  const calls = (name: string, other: string) =>
    `create or replace function gatehouse.${name}() returns int language sql as $$ select case when false then gatehouse.${other}() else 1 end $$;`;
  await upTo(laterRelease(thisRelease, { 'functions/a': calls('a', 'b'), 'functions/b': calls('b', 'a') }));
  const lost = laterRelease(next, { 'functions/answer': answer(1), 'functions/c': calls('c', 'nowhere') });
  await expect(upTo(lost)).rejects.toThrow('function gatehouse.nowhere() does not exist');
  expect((await owner.query("select to_regproc('gatehouse.answer') as there")).rows).toEqual([{ there: null }]);
});

test('a policy that its file no longer holds is dropped; a function stays for the servers that call it', async () => {
  await upTo(next);
  const lines = await upTo(
    laterRelease(next, {
      'policies/mottos': 'create policy mottos_none on gatehouse.mottos to gatehouse_app using (false);',
      'functions/answer': null,
      'grants/mottos': 'grant select on gatehouse.mottos to gatehouse_app;',
    }),
  );
  expect(lines).toContain('applied policies/mottos');
  const { rows } = await owner.query("select polname from pg_policy where polrelid = 'mottos'::regclass");
  expect(rows).toEqual([{ polname: 'mottos_none' }]);
  expect(await plainly('select answer()')).toEqual([{ answer: 42 }]);
});

test('every grant, owner and function of the catalogue comes from a file: a fresh and a migrated database are the same', async () => {
  const catalogue = async () =>
    (
      await owner.query(
        `select proname || proowner::regrole || coalesce(proacl::text, '') || md5(prosrc) as thing from pg_proc where pronamespace = 'gatehouse'::regnamespace
         union all select relname || coalesce(relacl::text, '') from pg_class where relnamespace = 'gatehouse'::regnamespace order by 1`,
      )
    ).rows;
  const before = await catalogue();
  await owner.query('truncate repeatables');
  expect(await upTo(thisRelease)).toHaveLength(1);
  expect(await catalogue()).toEqual(before);
});

