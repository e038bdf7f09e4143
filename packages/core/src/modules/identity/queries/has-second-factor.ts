import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

/** Whether the transaction's own person has enrolled a second factor. */
export async function hasSecondFactor(uow: UnitOfWork): Promise<boolean> {
  if (uow.actor.kind !== 'user') return false;
  const { rows } = await sql<{ enrolled: boolean }>`
    select mfa_enabled as enrolled from users where id = ${uow.actor.userId}`.execute(uow.db);
  return rows[0]?.enrolled === true;
}
