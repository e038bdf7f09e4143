import type { Client } from 'pg';
import { schemaName } from '../orm/create-orm.ts';
import { managedRoles } from '../tenancy.ts';
import { grantsOf, type Grant } from './grants.ts';
import type { Release } from './release.ts';

export interface GrantChanges {
  /** Statements that turn the present rights into the wanted ones. */
  readonly statements: readonly string[];
  /** Rights that only the release before wanted. Its servers may still run, so they go with the next change of the schema. */
  readonly kept: readonly string[];
  /** All rights that this release wants, for the next one to compare with. */
  readonly wanted: readonly string[];
}

/**
 * Rights as rows of one form, whether from a file or from the catalogue. `$1` are the wanted ones as JSON, `$2` the roles that migrations
 * manage; rights of all other roles belong to the operator. Rights of extensions, and owners' rights on their own objects, are left alone.
 */
const differenceQuery = `
  with managed as (
    select 0::oid as role, 'public' as name
    union all select oid, quote_ident(rolname) from pg_roles where rolname = any ($2)),
  functions as (
    select f.oid, f.proowner, f.proacl from pg_proc f
     where f.pronamespace = to_regnamespace('${schemaName}')
       and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e')),
  asked as (
    select * from jsonb_to_recordset($1) as w (kind text, object text, "column" text, privilege text, role text)),
  resolved as (
    select a.kind, a.object, a."column", a.privilege, a.role,
           case a.kind when 'table' then to_regclass(a.object)::oid when 'schema' then to_regnamespace(a.object)::oid
                       else to_regprocedure(a.object)::oid end as oid
      from asked a where a.object <> '*'
    union all
    select 'function', '*', null, a.privilege, a.role, f.oid from asked a cross join functions f where a.object = '*'),
  wanted as (
    select distinct on (r.kind, r.oid, r."column", r.privilege, r.role) r.kind, r.object, r.oid, coalesce(r."column", '') as "column", r.privilege, r.role from resolved r
     -- A function's owner needs no right on it.
     where not exists (select 1 from functions f join managed m on m.role = f.proowner
                        where r.kind = 'function' and r.object = '*' and f.oid = r.oid and m.name = r.role)),
  held as (
    select 'table' as kind, c.oid, '' as "column", a.privilege_type, a.grantee
      from pg_class c, aclexplode(c.relacl) a
     where c.relnamespace = to_regnamespace('${schemaName}') and c.relkind in ('r', 'p', 'v', 'm', 'S') and a.grantee <> c.relowner
    union all
    select 'table', c.oid, t.attname::text, a.privilege_type, a.grantee
      from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
     where c.relnamespace = to_regnamespace('${schemaName}') and not t.attisdropped and a.grantee <> c.relowner
    union all
    select 'function', f.oid, '', a.privilege_type, a.grantee
      from functions f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where a.grantee <> f.proowner
    union all
    select 'schema', n.oid, '', a.privilege_type, a.grantee
      from pg_namespace n, aclexplode(n.nspacl) a where n.nspname = '${schemaName}' and a.grantee <> n.nspowner),
  there as (
    select h.kind, h.oid, h."column", lower(h.privilege_type) as privilege, m.name as role
      from held h join managed m on m.role = h.grantee),
  both_sides as (
    select kind, oid, "column", privilege, role, w.object, coalesce(w.wants, false) as wants, coalesce(t.has, false) as has
      from (select *, true as wants from wanted) w
      full join (select *, true as has from there) t using (kind, oid, "column", privilege, role))
  select wants, has, object, role,
         privilege || case when "column" = '' then '' else ' (' || quote_ident("column") || ')' end || ' on '
           || case kind when 'table' then 'table ' || oid::regclass when 'schema' then 'schema ' || oid::regnamespace
                        else 'function ' || oid::regprocedure end as right
    from both_sides`;

interface Row {
  readonly wants: boolean;
  readonly has: boolean;
  readonly object: string | null;
  /** Null when nothing has that name. */
  readonly right: string | null;
  readonly role: string;
}

/** Compares without changing anything. @throws when a file names a missing object */
export async function findGrantChanges(owner: Client, release: Release): Promise<GrantChanges> {
  const grants: Grant[] = release.repeatable.flatMap((file) =>
    file.kind === 'grants' ? grantsOf(file.sql) : [],
  );
  const { rows } = await owner.query<Row>(differenceQuery, [JSON.stringify(grants), managedRoles]);
  const before = await wantedBefore(owner, release);
  const named = rows.map((row) => ({ ...row, text: `${row.right} to ${row.role}` }));
  const unknown = named.filter(({ wants, right }) => wants && right === null);
  if (unknown.length > 0)
    throw new Error(`Grants on what is not there: ${unknown.map(({ object }) => object).join(', ')}`);
  const surplus = named.filter(({ wants, has }) => has && !wants);
  return {
    statements: [
      ...named.filter(({ wants, has }) => wants && !has).map(({ text }) => `grant ${text}`),
      ...surplus
        .filter(({ text }) => !before.has(text))
        .map(({ right, role }) => `revoke ${right} from ${role}`),
    ].toSorted(),
    kept: surplus
      .map(({ text }) => text)
      .filter((text) => before.has(text))
      .toSorted(),
    wanted: named
      .filter(({ wants }) => wants)
      .map(({ text }) => text)
      .toSorted(),
  };
}

async function wantedBefore(owner: Client, { number }: Release): Promise<ReadonlySet<string>> {
  const { rows } = await owner.query<{ grants: string[] }>(
    `select grants from ${schemaName}.schema_versions where number < $1 order by number desc limit 1`,
    [number],
  );
  return new Set(rows[0]?.grants);
}
