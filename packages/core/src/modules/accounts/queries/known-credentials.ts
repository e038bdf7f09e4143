import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { KnownCredential, StoredCredential } from '../webauthn.ts';

/** The person's passkeys as browsers are told of them. In the person's own scope. */
export async function knownCredentials(uow: UnitOfWork, userId: string): Promise<KnownCredential[]> {
  const { rows } = await sql<KnownCredential>`
    select credential_id as "credentialId", transports from passkeys
     where user_id = ${userId} order by created_at, id`.execute(uow.db);
  return rows;
}

/** One of the person's passkeys, to be compared with. In the person's own scope. */
export async function findCredential(
  uow: UnitOfWork,
  userId: string,
  credentialId: string,
): Promise<StoredCredential | null> {
  const { rows } = await sql<StoredCredential>`
    select credential_id as "credentialId", public_key as "publicKey", counter::float8 as counter from passkeys
     where user_id = ${userId} and credential_id = ${credentialId}`.execute(uow.db);
  return rows[0] ?? null;
}
