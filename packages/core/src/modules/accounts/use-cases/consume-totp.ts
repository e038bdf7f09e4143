import { sql } from 'kysely';
import type { Keyring, UnitOfWork } from '../../../platform/index.ts';
import { stepOf } from '../domain/totp.ts';
import { openTotpSecret } from './totp-secret.ts';

interface Stored {
  readonly sealed: string;
  /** Seconds since 1970, by the database's clock. */
  readonly moment: number;
}

/**
 * True for the one who uses this code first. The guard is the step, not the code: whatever was taken before, in whatever session, neither it
 * nor an older one is taken again (SECURITY R05). In the person's own scope.
 */
export async function consumeTotp(
  uow: UnitOfWork,
  keyring: Keyring,
  userId: string,
  typed: string,
): Promise<boolean> {
  const { rows } = await sql<Stored>`
    select secret as sealed, extract(epoch from clock_timestamp())::float8 as moment from totp_factors
     where user_id = ${userId} and secret is not null`.execute(uow.db);
  const [stored] = rows;
  if (!stored) return false;
  const { plain, outdated } = openTotpSecret(keyring, userId, stored.sealed);
  const step = stepOf(plain, typed, stored.moment);
  if (step === null) return false;
  const taken = await sql`
    update totp_factors set last_used_step = ${step}, last_used_at = clock_timestamp()
     where user_id = ${userId} and last_used_step < ${step} returning user_id`.execute(uow.db);
  if (taken.rows.length !== 1) return false;
  if (outdated) {
    const sealed = keyring.encrypt('totp-secret', userId, plain);
    await sql`update totp_factors set secret = ${sealed} where user_id = ${userId}`.execute(uow.db);
  }
  return true;
}
