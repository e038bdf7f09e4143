import { expect, test } from 'vitest';
import { grantsOf } from './grants.ts';

test('a statement is one right for each privilege, column, object and role', () => {
  const sql = `-- Why.
    grant select, update (name, status) on gatehouse.partners, gatehouse.users
      to gatehouse_app, gatehouse_definer;`;
  const grants = grantsOf(sql);
  expect(grants).toHaveLength(12);
  expect(grants[0]).toEqual({
    kind: 'table',
    object: 'gatehouse.partners',
    column: null,
    privilege: 'select',
    role: 'gatehouse_app',
  });
  expect(grants.filter(({ column }) => column === 'status')).toHaveLength(4);
});

test('functions are identified by their arguments, schemas by name, and one statement covers every function', () => {
  const sql = `grant execute on function gatehouse.f(text, integer), gatehouse.g() to gatehouse_app;
    grant usage on schema gatehouse to gatehouse_app;
    grant execute on all functions in schema gatehouse to gatehouse_definer;`;
  expect(grantsOf(sql).map(({ kind, object }) => `${kind} ${object}`)).toEqual([
    'function gatehouse.f(text, integer)',
    'function gatehouse.g()',
    'schema gatehouse',
    'function *',
  ]);
});

test.each(['revoke all on all tables in schema gatehouse from public', 'select 1', 'grant a to b'])(
  'nothing but grants may stand there: %s',
  (sql) => {
    expect(() => grantsOf(sql)).toThrow('Not a grant: ');
  },
);
