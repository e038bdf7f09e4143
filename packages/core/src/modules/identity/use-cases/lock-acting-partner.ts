import type { PartnerRole, UserActor } from '@gatehouse/policy';
import { sql } from 'kysely';
import { actingAs, notFound, unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { lockPartner, type LockedPartner } from '../../partners/index.ts';

export interface ActingPartner {
  readonly partner: LockedPartner;
  /** The unit, with the actor as it stands under the lock. */
  readonly uow: UnitOfWork;
}

/**
 * Locks the actor's partner and reads the actor's own membership again. Between the request's start and the lock somebody else may have
 * taken the role away; all such changes take this lock, so what is read here holds until the unit ends.
 */
export async function lockActingPartner(uow: UnitOfWork): Promise<ActingPartner> {
  const { actor } = uow;
  if (actor.kind !== 'user' || !actor.membership?.partnerId) throw notFound();
  const partner = await lockPartner(uow, actor.membership.partnerId);
  if (!partner) throw notFound();
  const { rows } = await sql<{ role: PartnerRole }>`
    select role from memberships where id = ${actor.membership.id} and status = 'active'`.execute(uow.db);
  const role = rows[0]?.role;
  if (!role) throw unauthenticated();
  const now: UserActor = {
    ...actor,
    membership: { ...actor.membership, role, partnerStatus: partner.status },
  };
  return { partner, uow: actingAs(uow, now) };
}
