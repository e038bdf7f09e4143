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

/** Takes the password away; nobody signs in with it until another is set. */
export async function removePassword(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`delete from password_credentials where user_id = ${userId}`.execute(uow.db);
}

/** Notes that the person reads the account's mailbox (SECURITY R22). */
export async function proveMailbox(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`update users set email_proven_at = clock_timestamp() where id = ${userId} and email_proven_at is null`.execute(
    uow.db,
  );
}
