import type { NotNull } from 'kysely';
import { databaseNow, databaseSeconds, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import { stepOf } from '../domain/totp.ts';
import { openTotpSecret } from './totp-secret.ts';

/**
 * True for the first use of this code. The step is guarded, not the code: a code of an accepted step, or of an older one, is refused in
 * every session (SECURITY R05). In the person's own scope.
 */
export async function consumeTotp(
  uow: UnitOfWork,
  keyring: Keyring,
  userId: string,
  typed: string,
): Promise<boolean> {
  const stored = await uow.db
    .selectFrom('totp_factors')
    .select(['secret', databaseSeconds.as('moment')])
    .where('user_id', '=', userId)
    .where('secret', 'is not', null)
    .$narrowType<{ secret: NotNull }>()
    .executeTakeFirst();
  if (!stored) return false;
  const { plain, outdated } = openTotpSecret(keyring, userId, stored.secret);
  const step = stepOf(plain, typed, stored.moment);
  if (step === null) return false;
  const taken = await uow.db
    .updateTable('totp_factors')
    .set({ last_used_step: step, last_used_at: databaseNow })
    .where('user_id', '=', userId)
    .where('last_used_step', '<', String(step))
    .returning('user_id')
    .execute();
  if (taken.length !== 1) return false;
  if (outdated) {
    const sealed = keyring.encrypt('totp-secret', userId, plain);
    await uow.db.updateTable('totp_factors').set({ secret: sealed }).where('user_id', '=', userId).execute();
  }
  return true;
}
