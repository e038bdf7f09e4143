import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { hashSessionToken } from '../session-token.ts';

/** Ends the session of a cookie's secret, which must be the unit's own user's; false when it had ended before. */
export async function endSession(uow: UnitOfWork, token: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from sessions where id = ${hashSessionToken(token)}`.execute(
    uow.db,
  );
  return numAffectedRows === 1n;
}

/** Ends every session that acts for this membership; sessions acting for another one live on (CONTRACT §4). */
export async function endSessionsOfMembership(uow: UnitOfWork, membershipId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from sessions where membership_id = ${membershipId}`.execute(
    uow.db,
  );
  return Number(numAffectedRows ?? 0);
}
