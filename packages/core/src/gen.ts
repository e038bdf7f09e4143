import { createOrm } from './platform/orm/create-orm.ts';
const orm = createOrm({ url: 'postgresql://x@localhost/x' });
const sql = await orm.schema.getCreateSchemaSQL();
process.stdout.write(
  '-- Made from the entities; see CONTRIBUTING, "Changing the schema".\n' +
    sql.replace(/^set names.*\n\n/, '').replace(/create schema if not exists "gatehouse";\n/, ''),
);
