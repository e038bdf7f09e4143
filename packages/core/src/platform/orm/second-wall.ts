import { sql } from 'kysely';
import { definerRoles } from '../tenancy.ts';
import { bookkeepingTables } from './create-orm.ts';
import type { Db } from './tables.ts';

/**
 * What lets the connection's role around row-level security; empty while the second wall stands (CONTRACT §1, `/readyz`). A role that owns
 * the tables, bypasses policies or may act as an owner of the definer functions would see every tenant's rows.
 */
export async function findSecondWallFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ fault: string }>`
    select 'the login role ' || current_user || ' bypasses row-level security' as fault
      from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
    union all
    select 'the login role ' || current_user || ' may act as ' || rolname
      from pg_roles where rolname = any (${[...definerRoles]}) and pg_has_role(current_user, oid, 'member')
    union all
    select 'the login role ' || current_user || ' may act as the owner of ' || min(relname)
      from pg_class where relnamespace = 'gatehouse'::regnamespace and relkind in ('r', 'p')
       and pg_has_role(current_user, relowner, 'member') having count(*) > 0
    union all
    select 'no forced row-level security on ' || relname
      from pg_class where relnamespace = 'gatehouse'::regnamespace and relkind in ('r', 'p')
       and relname <> all (${[...bookkeepingTables]}) and not (relrowsecurity and relforcerowsecurity)`.execute(
    db,
  );
  return rows.map(({ fault }) => fault);
}
