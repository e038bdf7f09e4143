import type { PartnerStatus, Role } from '@gatehouse/policy';
import { sql } from 'kysely';
import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';

export interface MembershipNow {
  readonly role: Role;
  readonly partnerStatus: PartnerStatus;
}

/**
 * The actor's own membership, read again. Under the lock that all changes of it take, what it says holds until the unit ends.
 * @throws unauthenticated when it has ended meanwhile
 */
export async function membershipNow(uow: UnitOfWork, membershipId: string): Promise<MembershipNow> {
  const { rows } = await sql<MembershipNow>`
    select m.role, p.status as "partnerStatus" from memberships m join partners p on p.id = m.partner_id
     where m.id = ${membershipId} and m.status = 'active'`.execute(uow.db);
  const [now] = rows;
  if (!now) throw unauthenticated();
  return now;
}
