import type { PartnerStatus, Role, UserActor } from '@gatehouse/policy';
import { actingAs, notFound, unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { lockPartner, type LockedPartner } from '../../partners/index.ts';

export interface ActingPartner {
  readonly partner: LockedPartner;
  /** The unit of work, with the actor as read under the lock. */
  readonly uow: UnitOfWork;
}

/**
 * Locks the actor's partner and reads the actor's own membership again. Between the request's start and the lock another administrator may
 * have removed the role. All such changes take this lock, so the role read here holds until the transaction ends.
 */
export async function lockActingPartner(uow: UnitOfWork): Promise<ActingPartner> {
  const { actor } = uow;
  if (actor.kind !== 'user' || !actor.membership?.partnerId) throw notFound();
  const partner = await lockPartner(uow, actor.membership.partnerId);
  if (!partner) throw notFound();
  const { role } = await getOwnMembership(uow, actor.membership.id);
  const now: UserActor = {
    ...actor,
    membership: { ...actor.membership, role, partnerStatus: partner.status },
  };
  return { partner, uow: actingAs(uow, now) };
}

export interface OwnMembership {
  readonly role: Role;
  readonly partnerStatus: PartnerStatus;
}

/**
 * Reads the actor's own membership again. Under the lock that all changes of it take, it holds until the transaction ends.
 * @throws unauthenticated when it has ended meanwhile
 */
export async function getOwnMembership(uow: UnitOfWork, membershipId: string): Promise<OwnMembership> {
  const now = await uow.db
    .selectFrom('memberships as m')
    .innerJoin('partners as p', 'p.id', 'm.partner_id')
    .select(['m.role', 'p.status as partnerStatus'])
    .where('m.id', '=', membershipId)
    .where('m.status', '=', 'active')
    .executeTakeFirst();
  if (!now) throw unauthenticated();
  return now;
}
