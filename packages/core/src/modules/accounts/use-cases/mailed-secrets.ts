import { lifetimes } from '@gatehouse/policy';
import { databaseNow, later, newId, truth, type UnitOfWork } from '../../../platform/index.ts';
import type { SecretPurpose, SecretState } from '../persistence/mailed-secret.entity.ts';

const lifetimeOf: Readonly<Record<SecretPurpose, number>> = {
  password_reset: lifetimes.passwordReset,
  email_proof: lifetimes.emailProof,
};

/** Makes a new secret for one purpose, inside the person's own scope. An older one for the same purpose becomes invalid. Returns its id. */
export async function issueSecret(uow: UnitOfWork, userId: string, purpose: SecretPurpose): Promise<string> {
  const id = newId();
  await uow.db
    .insertInto('mailed_secrets')
    .values({
      user_id: userId,
      purpose,
      id,
      issued_at: databaseNow,
      expires_at: later(databaseNow, lifetimeOf[purpose]),
    })
    .onConflict((held) =>
      held.columns(['user_id', 'purpose']).doUpdateSet((eb) => ({
        id: eb.ref('excluded.id'),
        issued_at: eb.ref('excluded.issued_at'),
        expires_at: eb.ref('excluded.expires_at'),
        used_at: null,
      })),
    )
    .execute();
  return id;
}

/**
 * Consumes the secret: a lock, then one guarded UPDATE by the database's clock, so that of sixteen concurrent calls one wins (SECURITY
 * R10). Without the lock an UPDATE that waited for an unchanged row would not check the expiry again. False when the secret is not usable.
 */
export async function consumeSecret(uow: UnitOfWork, purpose: SecretPurpose, id: string): Promise<boolean> {
  await uow.db.selectFrom('mailed_secrets').select('id').where('id', '=', id).forUpdate().execute();
  const taken = await uow.db
    .updateTable('mailed_secrets')
    .set({ used_at: databaseNow })
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', databaseNow)
    .returning('id')
    .execute();
  return taken.length === 1;
}

/** The state of a secret by the database's clock; null when no secret has this id (any more). */
export async function secretState(
  uow: UnitOfWork,
  purpose: SecretPurpose,
  id: string,
): Promise<SecretState | null> {
  const found = await uow.db
    .selectFrom('mailed_secrets')
    .select((eb) => [
      truth(eb('used_at', 'is not', null)).as('used'),
      truth(eb('expires_at', '<=', databaseNow)).as('expired'),
    ])
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (!found) return null;
  if (found.used) return 'used';
  return found.expired ? 'expired' : 'live';
}

/** The id of the newest secret for a purpose, in any state. */
export async function newestSecret(
  uow: UnitOfWork,
  userId: string,
  purpose: SecretPurpose,
): Promise<string | null> {
  const newest = await uow.db
    .selectFrom('mailed_secrets')
    .select('id')
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return newest?.id ?? null;
}

/** Deletes every secret of a person for a purpose. */
export async function withdrawSecrets(
  uow: UnitOfWork,
  userId: string,
  purpose: SecretPurpose,
): Promise<void> {
  await uow.db
    .deleteFrom('mailed_secrets')
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .execute();
}
