import { count, ofTenant, type Tenant, type Reading } from '../../../platform/index.ts';

/** How many active members of a tenant have no second factor. */
export async function countWithoutSecondFactor(reading: Reading, tenant: Tenant): Promise<number> {
  const { people } = await reading.db
    .selectFrom('memberships')
    .select(count.as('people'))
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '=', 'active')
    .where((eb) => eb.not(eb.ref('mfa_enabled')))
    .executeTakeFirstOrThrow();
  return people;
}
