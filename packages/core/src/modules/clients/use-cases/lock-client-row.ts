import type { ClientPermission, ClientRole, ClientStatus } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

export interface LockedClient {
  readonly id: string;
  readonly partnerId: string;
  readonly businessName: string;
  readonly status: ClientStatus;
  readonly permissions: readonly ClientPermission[];
  readonly rolesOnOffer: readonly ClientRole[];
}

/**
 * Locks a client's row until the transaction ends. Null when the scope has none with that id. Every rule that counts a client's people or
 * invitations takes this lock, after the partner's where it takes that too: two administrators who remove each other from the partner's and
 * from the client's side wait for each other here.
 */
export async function lockClientRow(uow: UnitOfWork, clientId: string): Promise<LockedClient | null> {
  const { rows } = await sql<LockedClient>`
    select id, partner_id as "partnerId", business_name as "businessName", status, gatehouse.permissions_of(c) as permissions,
      roles_on_offer as "rolesOnOffer"
      from clients c where id = ${clientId} for no key update`.execute(uow.db);
  return rows[0] ?? null;
}
