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
export const lockClientRow = (uow: UnitOfWork, clientId: string): Promise<LockedClient | null> =>
  readClient(uow, clientId, 'change');

/**
 * The shared lock: status, permissions and roles on offer hold as well, and others that share it run at the same time. For commands whose
 * rules count nobody (docs/decisions/0045).
 */
export const shareLockClientRow = (uow: UnitOfWork, clientId: string): Promise<LockedClient | null> =>
  readClient(uow, clientId, 'share');

async function readClient(
  uow: UnitOfWork,
  clientId: string,
  lock: 'share' | 'change',
): Promise<LockedClient | null> {
  const row = uow.db
    .selectFrom('clients as c')
    .select([
      'id',
      'partner_id as partnerId',
      'business_name as businessName',
      'status',
      sql`gatehouse.permissions_of(c)`.as('permissions'),
      'roles_on_offer as rolesOnOffer',
    ])
    .where('id', '=', clientId);
  const client = await (lock === 'share' ? row.forShare() : row.forNoKeyUpdate()).executeTakeFirst();
  return client ? { ...client, permissions: checkedAnswer(client.permissions, permissions) } : null;
}
