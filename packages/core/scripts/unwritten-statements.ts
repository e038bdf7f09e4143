import { schemaFiles } from '../src/migrations/index.ts';
import { createOrm, openConnections } from '../src/platform/index.ts';
import { entities } from '../src/registry.ts';

/** The statements that the entities need and no migration holds: the start of the next one. Connects to nothing. */
export async function unwrittenStatements(): Promise<string[]> {
  const { dialect } = openConnections({ url: 'postgresql://nobody@127.0.0.1:1/nothing' });
  const orm = createOrm({ entities, dialect });
  const asked = await orm.schema.getCreateSchemaSQL({ wrap: false });
  const { versioned, repeatable } = schemaFiles;
  const written = new Set([...versioned, ...repeatable].flatMap(({ sql }) => sql.split('\n')));
  // The migration makes the schema itself, before the extensions in it.
  return asked
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('create schema'))
    .map((line) => line.replace(/^create trigger /, 'create or replace trigger '))
    .filter((line) => !written.has(line) && !written.has(asFirstWritten(line, written)));
}

/** A table's statement without the columns that a later migration added to it, and with a changed expression as it first was. */
function asFirstWritten(statement: string, written: ReadonlySet<string>): string {
  const [, table] = /^create table (\S+) /.exec(statement) ?? [];
  if (table === undefined) return statement;
  const addition = `alter table ${table} add column `;
  const added = [...written].filter((line) => line.startsWith(addition) && line.endsWith(';'));
  const without = added
    .map((line) => line.slice(addition.length, -1))
    .reduce((rest, column) => rest.replace(`, ${column},`, ','), statement);
  return withFirstExpressions(without, table, written);
}

function withFirstExpressions(statement: string, table: string, written: ReadonlySet<string>): string {
  const first = [...written].find((line) => line.startsWith(`create table ${table} `)) ?? '';
  const change = new RegExp(`^alter table ${table} alter column ("\\w+") set expression as (\\(.+\\));$`);
  return [...written].reduce((rest, line) => {
    const [, column, expression] = change.exec(line) ?? [];
    if (column === undefined) return rest;
    const [, before = ''] = new RegExp(`, ${column} \\S+ generated always as (.+?) stored`).exec(first) ?? [];
    return rest.replace(`generated always as ${expression} stored`, `generated always as ${before} stored`);
  }, statement);
}
