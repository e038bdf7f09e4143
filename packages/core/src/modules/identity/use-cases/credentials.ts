import type { UserActor } from '@gatehouse/policy';
import { databaseNow, stale, type Origin, type Transact, type UnitOfWork } from '../../../platform/index.ts';
import { verifyPassword } from '../passwords.ts';
import { lockAccount, type LockedAccount } from './open-session.ts';

/**
 * The stored hash when this is the signed-in person's password, which then guards a change; otherwise null. The caller must limit attempts
 * (SECURITY R06).
 */
export async function matchPassword(
  transact: Transact,
  origin: Origin,
  actor: UserActor,
  password: string,
): Promise<string | null> {
  const { userId } = actor;
  const stored = await transact({ actor, origin, scope: { userId } }, async (uow) => {
    const credential = await uow.db
      .selectFrom('password_credentials')
      .select('password_hash as hash')
      .where('user_id', '=', userId)
      .executeTakeFirst();
    return credential?.hash ?? null;
  });
  return (await verifyPassword(stored, password)) ? stored : null;
}

export interface PasswordChange {
  readonly userId: string;
  /** The hash that the old password matched, before the transaction began. */
  readonly from: string;
  /** Hash of the new password, made before the transaction began. */
  readonly to: string;
}

/**
 * Writes a new password in its owner's scope. Of two concurrent changes that both found the old password right only the first may succeed.
 * Returns the account as read under its lock.
 * @throws stale when the password has changed meanwhile
 */
export async function replacePassword(
  uow: UnitOfWork,
  { userId, from, to }: PasswordChange,
): Promise<LockedAccount> {
  const held = await lockAccount(uow, userId);
  const changed = await uow.db
    .updateTable('password_credentials')
    .set({ password_hash: to, changed_at: databaseNow })
    .where('user_id', '=', userId)
    .where('password_hash', '=', from)
    .returning('user_id')
    .execute();
  if (!held || changed.length !== 1) throw stale();
  return held;
}

/** Sets a person's password, inside the person's own scope. `passwordHash` is a PHC string, made before the transaction began. */
export async function writePassword(uow: UnitOfWork, userId: string, passwordHash: string): Promise<void> {
  await uow.db
    .insertInto('password_credentials')
    .values({ user_id: userId, password_hash: passwordHash, changed_at: databaseNow })
    .onConflict((held) =>
      held.column('user_id').doUpdateSet((eb) => ({
        password_hash: eb.ref('excluded.password_hash'),
        changed_at: eb.ref('excluded.changed_at'),
      })),
    )
    .execute();
}

/** Records that the person reads the account's mailbox (SECURITY R22). A mailbox proven before keeps its time. */
export async function proveMailbox(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db
    .updateTable('users')
    .set({ email_proven_at: databaseNow })
    .where('id', '=', userId)
    .where('email_proven_at', 'is', null)
    .execute();
}
