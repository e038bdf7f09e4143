import type { PartnerRole } from '@gatehouse/policy';
import { newId, type UnitOfWork } from '../../../platform/index.ts';
import { MembershipEntity } from '../persistence/membership.entity.ts';

export interface NewMembership {
  readonly userId: string;
  readonly partnerId: string;
  readonly role: PartnerRole;
}

/** A place at a partner, inside that partner's scope. @throws a unique violation when the person already has one there */
export async function createMembership(uow: UnitOfWork, membership: NewMembership): Promise<string> {
  const id = newId();
  uow.em.create(MembershipEntity, { id, ...membership, clientId: null, createdAt: uow.clock.now() });
  await uow.em.flush();
  return id;
}
