import { sql } from 'kysely';
import { checkedAnswer, type Reading } from '../../../platform/index.ts';
import { knownTransports, type KnownCredential, type StoredCredential } from '../webauthn.ts';

/** The person's passkeys as browsers receive them. In the person's own scope. */
export async function knownCredentials(reading: Reading, userId: string): Promise<KnownCredential[]> {
  const passkeys = await reading.db
    .selectFrom('passkeys')
    .select(['credential_id as credentialId', 'transports'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return passkeys.map((one) => ({ ...one, transports: checkedAnswer(one.transports, knownTransports) }));
}

/** One of the person's passkeys, for comparison. In the person's own scope. */
export async function findCredential(
  reading: Reading,
  userId: string,
  credentialId: string,
): Promise<StoredCredential | null> {
  const found = await reading.db
    .selectFrom('passkeys')
    .select((eb) => [
      'credential_id as credentialId',
      'public_key as publicKey',
      sql<number>`${eb.ref('counter')}::float8`.as('counter'),
    ])
    .where('user_id', '=', userId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  return found ?? null;
}
