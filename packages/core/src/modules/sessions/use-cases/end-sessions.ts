import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { createLucia } from '../lucia-adapter.ts';
import { hashSessionToken } from '../session-token.ts';

/** Ends the session of a cookie's secret; it must be the unit's own user's. */
export async function endSession(uow: UnitOfWork, token: string): Promise<void> {
  await createLucia(uow.db, 1).invalidateSession(hashSessionToken(token));
}

/** Ends every session that acts for this membership; sessions acting for another one live on (CONTRACT §4). */
export async function endSessionsOfMembership(uow: UnitOfWork, membershipId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from sessions where membership_id = ${membershipId}`.execute(
    uow.db,
  );
  return Number(numAffectedRows ?? 0);
}
