import { expect, test } from 'vitest';
import { schemaFiles } from './index.ts';
import { lintMigration } from '../../scripts/lint-migrations.ts';

const lint = (sql: string, transactional = true) =>
  lintMigration({ name: 'planted', sql, transactional }).map((line) => line.replace(/^planted: /, ''));

test('the shipped files are clean', () => {
  expect(schemaFiles.versioned.flatMap(lintMigration)).toEqual([]);
});

test.each([
  'drop table gatehouse.users',
  'drop function gatehouse.fold(text)',
  'alter table gatehouse.users drop column phone',
  'alter table gatehouse.users add column a text, drop phone',
  'alter table gatehouse.users rename column phone to telephone',
  'alter table gatehouse.users rename to people',
  'alter table "gatehouse"."users" alter column "phone" type int using 1',
  'alter table gatehouse.users\n  alter column phone set not null',
  'alter table gatehouse.users alter phone drop default',
  'alter table gatehouse.users add column motto text not null',
  'alter table gatehouse.users add column a text default 1, add column motto text not null',
  'alter table gatehouse.users add constraint one_phone unique using index users_phone',
  'alter table gatehouse.users add constraint c check (phone <> 1) not valid',
  'create unique index users_phone on gatehouse.users (phone)',
])('it breaks earlier servers unless the file names the first number that works: %s', (statement) => {
  expect(lint(statement).join()).toContain('(or say -- migrate: serves-from)');
  expect(lint(`-- migrate: serves-from 2\n${statement}`).join()).not.toContain('serves-from');
});

test.each([
  'create index users_phone on gatehouse.users (phone)',
  'alter table gatehouse.users add constraint c check (phone <> 1)',
  'alter table gatehouse.users add foreign key (id) references gatehouse.people',
  'alter table gatehouse.users add constraint one_phone unique (phone)',
  'alter table gatehouse.users alter column phone type int',
  'alter table gatehouse.users add column short text generated always as (left(phone, 3)) stored',
  'alter table gatehouse.users add column token uuid default gen_random_uuid()',
  'update gatehouse.users set phone = null',
])('it blocks others unless the file gives a reason: %s', (statement) => {
  expect(lint(statement).join()).toContain('(or say -- migrate: blocks)');
  expect(lint(`-- migrate: blocks: ten rows\n${statement}`).join()).not.toContain('blocks');
});

test.each([
  'create or replace function gatehouse.f() returns int language sql as $$ select 1 $$',
  'create policy p on gatehouse.users using (true)',
  'create trigger t before insert on gatehouse.users for each row execute function gatehouse.f()',
  'grant select on gatehouse.users to gatehouse_app',
  'revoke all on all tables in schema gatehouse from gatehouse_app',
])('it belongs into a repeatable file: %s', (statement) => {
  expect(lint(statement).join()).toContain('repeatable file');
});

test.each([
  'alter table gatehouse.users add column motto text null',
  "alter table gatehouse.users add column motto text not null default ''",
  'alter table gatehouse.users add column at timestamptz not null default now()',
  'create table gatehouse.notes (id uuid not null); create unique index n on gatehouse.notes (id); alter table gatehouse.notes add unique (id)',
  'alter table gatehouse.users drop constraint c',
  'drop index gatehouse.users_phone',
])('it is a proper expanding step: %s', (sql) => {
  expect(lint(sql)).toEqual([]);
});

test('concurrent indexes are in files without transaction, which hold nothing that cannot run twice', () => {
  const index = 'create index concurrently users_phone on gatehouse.users (phone)';
  expect(lint(index)).toEqual([`${index}: needs -- migrate: no-transaction`]);
  expect(lint(`${index}; alter table gatehouse.users validate constraint c`, false)).toEqual([]);
  expect(lint('insert into gatehouse.users values (1)', false).join()).toContain('could not be run again');
});

test.each(['serves-from', 'serves-from soon', 'blocks', 'blocks: ', 'whatever 3'])(
  'a directive without its value is found: %s',
  (directive) => {
    expect(lint(`-- migrate: ${directive}\nselect 1`).join()).toContain('not a directive');
  },
);
