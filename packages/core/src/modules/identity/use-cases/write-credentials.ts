import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

/** Sets a person's password, inside the person's own scope. `passwordHash` is a PHC string, made before the unit began. */
export async function writePassword(uow: UnitOfWork, userId: string, passwordHash: string): Promise<void> {
  await sql`
    insert into password_credentials (user_id, password_hash, changed_at) values (${userId}, ${passwordHash}, clock_timestamp())
    on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`.execute(
    uow.db,
  );
}

/** The same password, hashed anew at today's costs. */
export async function replaceHash(uow: UnitOfWork, userId: string, passwordHash: string): Promise<void> {
  await sql`update password_credentials set password_hash = ${passwordHash} where user_id = ${userId}`.execute(
    uow.db,
  );
}

/** Takes the password away; nobody signs in with it until another is set. */
export async function removePassword(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`delete from password_credentials where user_id = ${userId}`.execute(uow.db);
}

/**
 * True while this is still the person's password hash; then it stays so until the unit ends. Between the comparison of a password, which
 * takes a moment outside any transaction, and the session it opens, the password may have been reset: the session would outlive the reset.
 */
export async function holdPassword(uow: UnitOfWork, userId: string, passwordHash: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from password_credentials where user_id = ${userId} and password_hash = ${passwordHash} for no key update`.execute(
    uow.db,
  );
  return rows.length === 1;
}

/** Notes that the person reads the account's mailbox (SECURITY R22). */
export async function proveMailbox(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`update users set email_proven_at = clock_timestamp() where id = ${userId} and email_proven_at is null`.execute(
    uow.db,
  );
}
