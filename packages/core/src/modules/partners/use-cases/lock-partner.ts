import type { PartnerStatus } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';

export interface LockedPartner {
  readonly id: string;
  readonly name: string;
  readonly status: PartnerStatus;
}

/**
 * Locks a partner's row until the transaction ends. Null when the scope has none with that id. Every rule that counts a partner's members
 * or invitations takes this lock first: of all mechanisms tried, only a lock on the parent row kept the last administrator (SECURITY §2).
 */
export async function lockPartner(uow: UnitOfWork, partnerId: string): Promise<LockedPartner | null> {
  const partner = await uow.db
    .selectFrom('partners')
    .select(['id', 'name', 'status'])
    .where('id', '=', partnerId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return partner ?? null;
}
