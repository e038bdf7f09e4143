import {
  clientPermissions,
  type ClientPermission,
  type ClientRole,
  type ClientStatus,
} from '@gatehouse/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { checkedAnswer, type UnitOfWork } from '../../../platform/index.ts';

const permissions = z.array(z.enum(clientPermissions));

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
  const client = await uow.db
    .selectFrom('clients as c')
    .select([
      'id',
      'partner_id as partnerId',
      'business_name as businessName',
      'status',
      sql`gatehouse.permissions_of(c)`.as('permissions'),
      'roles_on_offer as rolesOnOffer',
    ])
    .where('id', '=', clientId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return client ? { ...client, permissions: checkedAnswer(client.permissions, permissions) } : null;
}
