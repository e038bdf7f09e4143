import type { TenantRole } from '@gatehouse/policy';
import { sql } from 'kysely';
import { newId, type UnitOfWork } from '../../../platform/index.ts';

export interface NewMembership {
  readonly userId: string;
  readonly partnerId: string;
  /** Set for a membership of one of the partner's clients. */
  readonly clientId?: string | null;
  /** A role of the tenant's kind. */
  readonly role: TenantRole;
  /** True when a session for it is opened in the same transaction: it is active from then on, and not first written and then changed. */
  readonly active?: boolean;
}

/**
 * Creates a membership of a partner or one of its clients, inside that partner's scope.
 * @throws a unique violation when the person already has one there
 */
export async function createMembership(
  uow: UnitOfWork,
  { userId, partnerId, clientId = null, role, active = false }: NewMembership,
): Promise<string> {
  const id = newId();
  await uow.db
    .insertInto('memberships')
    .values({
      id,
      user_id: userId,
      partner_id: partnerId,
      client_id: clientId,
      role,
      created_at: uow.clock.now(),
      // The time of the transaction, which is that of its new session too.
      last_active_at: active ? sql<string>`now()` : null,
    })
    .execute();
  return id;
}
