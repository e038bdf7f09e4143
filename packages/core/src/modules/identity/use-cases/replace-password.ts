import { sql } from 'kysely';
import { stale, type UnitOfWork } from '../../../platform/index.ts';
import { lockAccount, type LockedAccount } from './lock-account.ts';

export interface PasswordChange {
  readonly userId: string;
  /** The hash that the old password was found to match, before the unit began. */
  readonly from: string;
  /** Of the new password; hashed before the unit began. */
  readonly to: string;
}

/**
 * Writes a new password in its owner's scope. Two changes at once both found the old password right; only the first may count. Answers the account
 * as it stands under its lock.
 * @throws stale when the password is another one by now
 */
export async function replacePassword(
  uow: UnitOfWork,
  { userId, from, to }: PasswordChange,
): Promise<LockedAccount> {
  const held = await lockAccount(uow, userId);
  const { rows } = await sql`
    update password_credentials set password_hash = ${to}, changed_at = clock_timestamp()
     where user_id = ${userId} and password_hash = ${from} returning user_id`.execute(uow.db);
  if (!held || rows.length !== 1) throw stale();
  return held;
}
