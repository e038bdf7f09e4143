import { schema } from '../src/database.ts';
import { createOrm } from '../src/platform/index.ts';

const head = '-- Made from the entities; see CONTRIBUTING, "Changing the schema".\n';

/** migrations/sql/tables.sql as the entities would have it. Connects to nothing. */
export async function tablesSql(): Promise<string> {
  const orm = createOrm({ schema, url: 'postgresql://nobody@127.0.0.1:1/nothing' });
  const sql = await orm.schema.getCreateSchemaSQL({ wrap: false });
  // The migration makes the schema itself, before the extensions in it.
  return head + sql.replace('create schema if not exists "gatehouse";\n', '');
}
