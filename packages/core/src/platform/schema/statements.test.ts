import { expect, test } from 'vitest';
import { statementsOf } from './statements.ts';

test('a semicolon ends a statement, except inside quotes, bodies and comments', () => {
  const sql = `
    -- A comment; with a semicolon, and an apostrophe that isn't a quote.
    create table "a;b" (note text default 'x; y''s'); /* another; one */
    create function f(a int) returns int language sql as $$ select 1 - $1; $$;
    create function g() returns text language sql as $body$ select '$$;' $body$;
    select 1`;
  expect(statementsOf(sql)).toEqual([
    `create table "a;b" (note text default 'x; y''s')`,
    'create function f(a int) returns int language sql as $$ select 1 - $1; $$',
    "create function g() returns text language sql as $body$ select '$$;' $body$",
    'select 1',
  ]);
});

test('comments alone are no statement', () => {
  expect(statementsOf('-- nothing\n;\n/* at all */;')).toEqual([]);
});
