import type { UnitOfWork } from '../../../platform/index.ts';
import { PasswordCredentialEntity } from '../persistence/password-credential.entity.ts';
import { UserEntity } from '../persistence/user.entity.ts';

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
  uow.em.create(UserEntity, {
    id: account.id,
    email: account.email,
    displayName: account.displayName,
    emailProvenAt: account.emailProven ? now : null,
    createdAt: now,
  });
  await uow.em.flush();
  uow.em.create(PasswordCredentialEntity, {
    userId: account.id,
    passwordHash: account.passwordHash,
    changedAt: now,
  });
  await uow.em.flush();
}
