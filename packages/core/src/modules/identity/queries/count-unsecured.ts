import { sql } from 'kysely';
import { ofTenant, type Tenant, type UnitOfWork } from '../../../platform/index.ts';

/** How many active members of a tenant have no second factor. */
export async function countWithoutSecondFactor(uow: UnitOfWork, tenant: Tenant): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from memberships
     where ${ofTenant(tenant)} and status = 'active' and not mfa_enabled`.execute(uow.db);
  return rows[0]?.people ?? 0;
}
