import { sql } from 'kysely';
import type { NamedClient, UnitOfWork } from '../../../platform/index.ts';

/** Whether the client of assignment `a` has an active support contact beside the one of `a`. Deactivated ones do not count. */
export const anotherSupportContact = sql`exists (
  select 1 from client_assignments o join memberships n on n.id = o.membership_id
   where o.client_id = a.client_id and o.membership_id <> a.membership_id and o.support_contact and n.status = 'active')`;

/**
 * The clients whose last active support contact a member is, where one is required; of all clients, or asked of one. Only true under
 * lockPartner().
 */
export async function findClientsLeftAlone(
  uow: UnitOfWork,
  memberId: string,
  clientId?: string,
): Promise<NamedClient[]> {
  const { rows } = await sql<NamedClient>`
    select c.id, c.code, c.business_name as "businessName"
      from client_assignments a
      join memberships m on m.id = a.membership_id
      join clients c on c.id = a.client_id
     where a.membership_id = ${memberId} ${clientId === undefined ? sql`` : sql`and a.client_id = ${clientId}`}
       and a.support_contact and m.status = 'active' and c.requires_support_contact and not ${anotherSupportContact}
     order by c.name_key, c.id`.execute(uow.db);
  return rows;
}
