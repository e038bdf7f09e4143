import type { UserActor } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { Origin, Transact } from '../../../platform/index.ts';
import { verifyPassword } from '../passwords.ts';

/**
 * The stored hash when this is the signed-in person's password, which a change of it is then guarded by; null when it is not. Whoever asks must
 * limit how often (SECURITY R06).
 */
export async function matchPassword(
  transact: Transact,
  origin: Origin,
  actor: UserActor,
  password: string,
): Promise<string | null> {
  const { userId } = actor;
  const stored = await transact({ actor, origin, scope: { userId } }, async (uow) => {
    const { rows } = await sql<{ hash: string }>`
      select password_hash as hash from password_credentials where user_id = ${userId}`.execute(uow.db);
    return rows[0]?.hash ?? null;
  });
  return (await verifyPassword(stored, password)) ? stored : null;
}
