import { count, ofTenant, type Tenant, type UnitOfWork } from '../../../platform/index.ts';

/** How many active members of a tenant have no second factor. */
export async function countWithoutSecondFactor(uow: UnitOfWork, tenant: Tenant): Promise<number> {
  const { people } = await uow.db
    .selectFrom('memberships')
    .select(count.as('people'))
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '=', 'active')
    .where((eb) => eb.not(eb.ref('mfa_enabled')))
    .executeTakeFirstOrThrow();
  return people;
}
