import type { PartnerStatus } from '@gatehouse/policy';
import { sql } from 'kysely';
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
  const { rows } = await sql<LockedPartner>`
    select id, name, status from partners where id = ${partnerId} for no key update`.execute(uow.db);
  return rows[0] ?? null;
}
