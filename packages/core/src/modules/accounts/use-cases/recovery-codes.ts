import { databaseNow, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes } from '../domain/recovery-codes.ts';

/** Writes ten new codes. Earlier ones become invalid. In the person's own scope. */
export async function writeRecoveryCodes(
  uow: UnitOfWork,
  keyring: Keyring,
  userId: string,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(keyring, userId, code));
  await dropRecoveryCodes(uow, userId);
  await uow.db
    .insertInto('recovery_codes')
    .values(hashes.map((hash) => ({ user_id: userId, hash })))
    .execute();
  return codes;
}

export async function dropRecoveryCodes(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
}

/** True for the first use of this code: one of sixteen concurrent ones (SECURITY R10). In the person's own scope. */
export async function consumeRecoveryCode(
  uow: UnitOfWork,
  keyring: Keyring,
  userId: string,
  typed: string,
): Promise<boolean> {
  const unused = await uow.db
    .selectFrom('recovery_codes')
    .select('hash')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
  // Compares all of them, so that the time does not reveal which one matched.
  const [match] = unused.filter(({ hash }) => isRecoveryCode(keyring, userId, typed, hash));
  if (!match) return false;
  const taken = await uow.db
    .updateTable('recovery_codes')
    .set({ used_at: databaseNow })
    .where('user_id', '=', userId)
    .where('hash', '=', match.hash)
    .where('used_at', 'is', null)
    .returning('hash')
    .execute();
  return taken.length === 1;
}
