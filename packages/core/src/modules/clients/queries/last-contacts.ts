import { sql } from 'kysely';
import { tableAs, type NamedClient, type Reading } from '../../../platform/index.ts';

/** The assignments under the alias that these conditions use. */
export const a = tableAs('client_assignments', 'a');
const o = tableAs('client_assignments', 'o');
const n = tableAs('memberships', 'n');

/** Whether the client of assignment `a` has an active support contact besides that of `a`. Deactivated ones do not count. */
export const anotherSupportContact = sql<boolean>`exists (
  select 1 from ${o.table} join ${n.table} on ${n('id')} = ${o('membership_id')}
   where ${o('client_id')} = ${a('client_id')} and ${o('membership_id')} <> ${a('membership_id')}
     and ${o('support_contact')} and ${n('status')} = 'active')`;

/**
 * The clients that require a support contact and whose last active one is this member; of all clients, or of one. Only correct under
 * lockActingPartner().
 */
export async function findClientsLeftAlone(
  reading: Reading,
  memberId: string,
  clientId?: string,
): Promise<NamedClient[]> {
  return reading.db
    .selectFrom('client_assignments as a')
    .innerJoin('memberships as m', 'm.id', 'a.membership_id')
    .innerJoin('clients as c', 'c.id', 'a.client_id')
    .select(['c.id', 'c.code', 'c.business_name as businessName'])
    .where('a.membership_id', '=', memberId)
    .$if(clientId !== undefined, (query) => query.where('a.client_id', '=', clientId ?? ''))
    .where((eb) => eb.ref('a.support_contact'))
    .where('m.status', '=', 'active')
    .where((eb) => eb.ref('c.requires_support_contact'))
    .where((eb) => eb.not(anotherSupportContact))
    .orderBy('c.name_key')
    .orderBy('c.id')
    .execute();
}
