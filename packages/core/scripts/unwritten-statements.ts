import { readdirSync } from 'node:fs';
import { schema } from '../src/database.ts';
import { readSql } from '../src/migrations/sql-migration.ts';
import { createOrm } from '../src/platform/index.ts';

const folder = new URL('../src/migrations/sql/', import.meta.url);

/** What the entities ask for and no file of migrations/sql says: the start of the next migration. Connects to nothing. */
export async function unwrittenStatements(): Promise<string[]> {
  const orm = createOrm({ schema, url: 'postgresql://nobody@127.0.0.1:1/nothing' });
  const asked = await orm.schema.getCreateSchemaSQL({ wrap: false });
  const written = new Set(readdirSync(folder).flatMap((file) => readSql(file).split('\n')));
  // The migration makes the schema itself, before the extensions in it.
  return asked
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('create schema'))
    .filter((line) => !written.has(line) && !written.has(asFirstWritten(line, written)));
}

/** A table's statement without the columns that a later migration added to it. */
function asFirstWritten(statement: string, written: ReadonlySet<string>): string {
  const [, table] = /^create table (\S+) /.exec(statement) ?? [];
  if (table === undefined) return statement;
  const addition = `alter table ${table} add column `;
  const added = [...written].filter((line) => line.startsWith(addition) && line.endsWith(';'));
  return added
    .map((line) => line.slice(addition.length, -1))
    .reduce((rest, column) => rest.replace(`, ${column},`, ','), statement);
}
