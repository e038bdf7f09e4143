import { checkedAnswer, isoTime, type Reading } from '../../../platform/index.ts';
import type { PasskeyRow } from '../contract.ts';
import { knownTransports } from '../webauthn.ts';

/** The person's own passkeys, oldest first. */
export async function listPasskeys(reading: Reading, userId: string): Promise<PasskeyRow[]> {
  const passkeys = await reading.db
    .selectFrom('passkeys')
    .select((eb) => [
      'id',
      'name',
      'transports',
      isoTime(eb.ref('created_at')).as('createdAt'),
      isoTime(eb.ref('last_used_at')).as('lastUsedAt'),
    ])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return passkeys.map((one) => ({ ...one, transports: checkedAnswer(one.transports, knownTransports) }));
}
