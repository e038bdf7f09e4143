import type { UserActor } from '@gatehouse/policy';
import { actingAs, notFound, type UnitOfWork } from '../../../platform/index.ts';
import { lockPartner, type LockedPartner } from '../../partners/index.ts';
import { membershipNow } from './membership-now.ts';

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
  const { role } = await membershipNow(uow, actor.membership.id);
  const now: UserActor = {
    ...actor,
    membership: { ...actor.membership, role, partnerStatus: partner.status },
  };
  return { partner, uow: actingAs(uow, now) };
}
