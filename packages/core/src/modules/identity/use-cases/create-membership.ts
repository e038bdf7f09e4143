import type { TenantRole } from '@gatehouse/policy';
import { newId, type UnitOfWork } from '../../../platform/index.ts';
import { MembershipEntity } from '../persistence/membership.entity.ts';

export interface NewMembership {
  readonly userId: string;
  readonly partnerId: string;
  /** Set for a membership of one of the partner's clients. */
  readonly clientId?: string | null;
  /** A role of the tenant's kind. */
  readonly role: TenantRole;
}

/**
 * Creates a membership of a partner or one of its clients, inside that partner's scope.
 * @throws a unique violation when the person already has one there
 */
export async function createMembership(
  uow: UnitOfWork,
  { userId, partnerId, clientId = null, role }: NewMembership,
): Promise<string> {
  const id = newId();
  uow.em.create(MembershipEntity, { id, userId, partnerId, clientId, role, createdAt: uow.clock.now() });
  await uow.em.flush();
  return id;
}
