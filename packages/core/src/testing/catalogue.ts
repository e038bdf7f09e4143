import type { QueryResultRow } from 'pg';
import { bookkeepingTables } from '../platform/index.ts';
import { definerRoles, managedRoles, searcherRole } from '../platform/tenancy.ts';

/** Runs a statement as the superuser and returns its rows. */
export type Ask = <T extends QueryResultRow>(sql: string) => Promise<T[]>;

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
const roles = (names: readonly string[]) => names.map((name) => `'${name}'::regrole`).join(', ');

const rules = [
  {
    what: 'table without forced row-level security',
    sql: `select relname as name from pg_class where relnamespace = 'gatehouse'::regnamespace and relkind in ('r', 'p')
           and relname not in (${quoted(bookkeepingTables)}) and not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    what: 'table without a policy',
    sql: `select relname as name from pg_class c where relnamespace = 'gatehouse'::regnamespace and relkind in ('r', 'p')
           and relname not in (${quoted(bookkeepingTables)}) and not exists (select 1 from pg_policy where polrelid = c.oid)`,
  },
  {
    what: 'policy for everybody',
    sql: `select polname as name from pg_policy where 0 = any (polroles)`,
  },
  {
    what: 'view, which would read with its owner’s eyes',
    sql: `select relname as name from pg_class where relnamespace = 'gatehouse'::regnamespace and relkind in ('v', 'm')
           and not coalesce('security_invoker=true' = any (reloptions), false)`,
  },
  {
    what: 'thing owned by a role of the application',
    sql: `select relname as name from pg_class where relowner in (${roles(managedRoles)})
          union all select proname from pg_proc where proowner = 'gatehouse_app'::regrole
          union all select nspname from pg_namespace where nspowner in (${roles(managedRoles)})`,
  },
  {
    what: 'role with more power than it needs',
    sql: `select rolname as name from pg_roles where rolname in (${quoted(managedRoles)}) and
           (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or (rolname <> 'gatehouse_app' and rolcanlogin))
          union all select member::regrole || ' in ' || roleid::regrole from pg_auth_members where member in (${roles(managedRoles)})`,
  },
  {
    what: 'right of the application on the audit trail but reading and inserting events',
    sql: `select t || '.' || privilege as name from unnest(array['audit_events', 'audit_seals']) t,
            unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) privilege
           where has_table_privilege('gatehouse_app', 'gatehouse.' || t, privilege)
             and (t, privilege) not in (('audit_events', 'select'), ('audit_events', 'insert'))
          union all select 'audit column ' || a.attname from pg_attribute a
           where a.attrelid in ('gatehouse.audit_events'::regclass, 'gatehouse.audit_seals'::regclass) and a.attnum > 0
             and has_column_privilege('gatehouse_app', a.attrelid, a.attnum, 'update')`,
  },
  {
    what: 'right of the searcher but reading',
    sql: `select c.relname || '.' || privilege as name from pg_class c,
            unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) privilege
           where c.relnamespace = 'gatehouse'::regnamespace and c.relkind in ('r', 'p')
             and (has_table_privilege('${searcherRole}', c.oid, privilege)
               or (privilege in ('insert', 'update') and has_any_column_privilege('${searcherRole}', c.oid, privilege)))
          union all select polname from pg_policy where '${searcherRole}'::regrole = any (polroles) and polcmd <> 'r'`,
  },
  {
    what: 'right of everybody',
    sql: `select proname as name from pg_proc f where pronamespace = 'gatehouse'::regnamespace and has_function_privilege('public', oid, 'execute')
             and not exists (select 1 from pg_depend where objid = f.oid and deptype = 'e')
          union all select relname from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'gatehouse'::regnamespace and a.grantee = 0
          union all select 'schema gatehouse' where has_schema_privilege('public', 'gatehouse', 'usage')`,
  },
  {
    what: 'right to create in the schema',
    sql: `select role as name from unnest(array[${quoted(managedRoles)}]) role where has_schema_privilege(role, 'gatehouse', 'create')`,
  },
  {
    what: 'SECURITY DEFINER function of the wrong owner or with an open search path',
    sql: `select proname as name from pg_proc where pronamespace = 'gatehouse'::regnamespace and prosecdef
           and (proowner not in (${roles(definerRoles)}) or not coalesce('search_path=gatehouse, pg_temp' = any (proconfig), false))`,
  },
  {
    what: 'function of the definer that is not SECURITY DEFINER',
    sql: `select proname as name from pg_proc where proowner in (${roles(definerRoles)}) and not prosecdef`,
  },
] as const;

/** What the catalogue of a migrated database contains although SECURITY R31 forbids it; empty when all is well. */
export async function catalogueProblems(ask: Ask): Promise<string[]> {
  const problems: string[] = [];
  for (const { what, sql } of rules) {
    const rows = await ask<{ name: string }>(sql);
    problems.push(...rows.map(({ name }) => `${what}: ${name}`));
  }
  return problems;
}
