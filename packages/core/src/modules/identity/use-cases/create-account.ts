import type { UnitOfWork } from '../../../platform/index.ts';

export interface NewAccount {
  /** Made by the caller, because the scope already names this user. */
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  /** PHC string, hashed before the transaction began. */
  readonly passwordHash: string;
  /** True when the person came by a mailed link (SECURITY R22). */
  readonly emailProven: boolean;
}

/** Creates a person's account, inside that person's own scope. @throws a unique violation when the address has an account already */
export async function createAccount(uow: UnitOfWork, account: NewAccount): Promise<void> {
  const now = uow.clock.now();
  await uow.db
    .insertInto('users')
    .values({
      id: account.id,
      email: account.email,
      display_name: account.displayName,
      email_proven_at: account.emailProven ? now : null,
      created_at: now,
    })
    .execute();
  await uow.db
    .insertInto('password_credentials')
    .values({ user_id: account.id, password_hash: account.passwordHash, changed_at: now })
    .execute();
}
