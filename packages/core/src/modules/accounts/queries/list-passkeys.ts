import { sql } from 'kysely';
import { isoTime, type UnitOfWork } from '../../../platform/index.ts';
import type { PasskeyRow } from '../contract.ts';

/** One's own passkeys, the oldest first. */
export async function listPasskeys(uow: UnitOfWork, userId: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select id, name, transports, ${isoTime('created_at')} as "createdAt", ${isoTime('last_used_at')} as "lastUsedAt"
      from passkeys where user_id = ${userId} order by created_at, id`.execute(uow.db);
  return rows;
}
