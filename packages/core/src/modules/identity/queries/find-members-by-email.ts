import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { Tenant } from '../domain/tenant.ts';
import { ofTenant } from './of-tenant.ts';

/** Which of these canonical addresses have an active or deactivated membership of this very place. */
export async function findMemberEmails(
  uow: UnitOfWork,
  tenant: Tenant,
  emails: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    select email from memberships
     where ${ofTenant(tenant)} and status <> 'removed' and email = any (${[...emails]})`.execute(uow.db);
  return new Set(rows.map(({ email }) => email));
}
