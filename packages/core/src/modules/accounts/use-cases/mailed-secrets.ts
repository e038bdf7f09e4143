import { sql } from 'kysely';
import { newId, type UnitOfWork } from '../../../platform/index.ts';
import type { SecretPurpose, SecretState } from '../persistence/mailed-secret.entity.ts';

/** A new secret for one purpose, inside the person's own scope; an older one for the same purpose is dead from here on. Answers its id. */
export async function issueSecret(
  uow: UnitOfWork,
  userId: string,
  purpose: SecretPurpose,
  lifetimeSeconds: number,
): Promise<string> {
  const id = newId();
  await sql`
    insert into mailed_secrets (user_id, purpose, id, issued_at, expires_at)
    values (${userId}, ${purpose}, ${id}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${lifetimeSeconds}))
    on conflict (user_id, purpose) do update
       set id = excluded.id, issued_at = excluded.issued_at, expires_at = excluded.expires_at, used_at = null`.execute(
    uow.db,
  );
  return id;
}

/**
 * Takes it: a lock, then one guarded UPDATE by the database's clock, so that of sixteen at once one wins (SECURITY R10). Without the lock
 * first, an UPDATE that waited for an unchanged row would not look at the end again. False when it is not to be had.
 */
export async function consumeSecret(uow: UnitOfWork, purpose: SecretPurpose, id: string): Promise<boolean> {
  await sql`select 1 from mailed_secrets where id = ${id} for update`.execute(uow.db);
  const { rows } = await sql`
    update mailed_secrets set used_at = clock_timestamp()
     where id = ${id} and purpose = ${purpose} and used_at is null and expires_at > clock_timestamp()
    returning id`.execute(uow.db);
  return rows.length === 1;
}

/** How a secret stands, by the database's clock; null when there is none of this id (any more). */
export async function secretState(
  uow: UnitOfWork,
  purpose: SecretPurpose,
  id: string,
): Promise<SecretState | null> {
  const { rows } = await sql<{ state: SecretState }>`
    select case when used_at is not null then 'used' when expires_at <= clock_timestamp() then 'expired' else 'live' end as state
      from mailed_secrets where id = ${id} and purpose = ${purpose}`.execute(uow.db);
  return rows[0]?.state ?? null;
}

/** The id of the newest one for a purpose, whatever became of it. */
export async function newestSecret(
  uow: UnitOfWork,
  userId: string,
  purpose: SecretPurpose,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from mailed_secrets where user_id = ${userId} and purpose = ${purpose}`.execute(uow.db);
  return rows[0]?.id ?? null;
}

/** Withdraws every secret of a person for a purpose. */
export async function withdrawSecrets(
  uow: UnitOfWork,
  userId: string,
  purpose: SecretPurpose,
): Promise<void> {
  await sql`delete from mailed_secrets where user_id = ${userId} and purpose = ${purpose}`.execute(uow.db);
}
