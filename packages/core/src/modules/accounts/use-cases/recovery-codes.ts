import { sql } from 'kysely';
import type { Keyring, UnitOfWork } from '../../../platform/index.ts';
import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes } from '../domain/recovery-codes.ts';

/** Ten new codes; whatever there was before is worth nothing any more. In the person's own scope. */
export async function writeRecoveryCodes(
  uow: UnitOfWork,
  keyring: Keyring,
  userId: string,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(keyring, userId, code));
  await dropRecoveryCodes(uow, userId);
  await sql`insert into recovery_codes (user_id, hash) select ${userId}, unnest(${hashes}::text[])`.execute(
    uow.db,
  );
  return codes;
}

export async function dropRecoveryCodes(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`delete from recovery_codes where user_id = ${userId}`.execute(uow.db);
}

/** True for the one who uses this code first: of sixteen at once, one (SECURITY R10). In the person's own scope. */
export async function consumeRecoveryCode(
  uow: UnitOfWork,
  keyring: Keyring,
  userId: string,
  typed: string,
): Promise<boolean> {
  const { rows } = await sql<{ hash: string }>`
    select hash from recovery_codes where user_id = ${userId} and used_at is null`.execute(uow.db);
  // All of them, so that the time does not tell which one it was.
  const [match] = rows.filter(({ hash }) => isRecoveryCode(keyring, userId, typed, hash));
  if (!match) return false;
  const taken = await sql`
    update recovery_codes set used_at = clock_timestamp()
     where user_id = ${userId} and hash = ${match.hash} and used_at is null returning hash`.execute(uow.db);
  return taken.rows.length === 1;
}
