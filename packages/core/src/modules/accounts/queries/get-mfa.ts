import { count, isoTime, truth, type Reading } from '../../../platform/index.ts';
import type { Identified } from '../../identity/index.ts';
import type { MfaOutput } from '../contract.ts';

/** The second factors of the own account. */
export async function getMfa(
  reading: Reading,
  { actor: { userId }, factorDemanded }: Identified,
): Promise<MfaOutput> {
  const found = await reading.db
    .selectFrom('users as u')
    .leftJoin('totp_factors as t', 't.user_id', 'u.id')
    .select((eb) => [
      truth(eb('t.secret', 'is not', null)).as('totp'),
      isoTime(eb.ref('t.confirmed_at')).as('totpConfirmedAt'),
      isoTime(eb.ref('t.last_used_at')).as('totpLastUsedAt'),
      eb
        .selectFrom('passkeys as k')
        .select(count.as('count'))
        .whereRef('k.user_id', '=', 'u.id')
        .$asScalar()
        .$notNull()
        .as('passkeys'),
      eb
        .selectFrom('recovery_codes as r')
        .select(count.as('count'))
        .whereRef('r.user_id', '=', 'u.id')
        .where('r.used_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('recoveryCodesLeft'),
    ])
    .where('u.id', '=', userId)
    .executeTakeFirst();
  const none = {
    totp: false,
    totpConfirmedAt: null,
    totpLastUsedAt: null,
    passkeys: 0,
    recoveryCodesLeft: 0,
  };
  return { ...(found ?? none), required: factorDemanded };
}
