import { lifetimes, type UserActor } from '@gatehouse/policy';
import { ago, databaseNow, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import type { BeginTotpOutput } from '../contract.ts';
import { newTotpSecret, otpauthUrl } from '../domain/totp.ts';
import { openTotpSecret } from './totp-secret.ts';

/**
 * Offers a secret to an authenticator app. It is not valid until its first code is typed in, within 15 minutes; an enrolled app stays valid
 * until then. Beginning again in the same session gives the same secret while the offer is fresh, so that two tabs work. Another session
 * gets a different one: a thief who began in a stolen session would otherwise know the secret that the owner enrols.
 */
export async function beginTotp(
  uow: UnitOfWork,
  keyring: Keyring,
  issuer: string,
  { userId, email, sessionId }: UserActor,
): Promise<BeginTotpOutput> {
  const sealed = keyring.encrypt('totp-secret', userId, newTotpSecret());
  // One statement: of two tabs that begin concurrently the second gets the first one's offer.
  const offer = await uow.db
    .insertInto('totp_factors')
    .values({
      user_id: userId,
      offered_secret: sealed,
      offered_at: databaseNow,
      offered_session: sessionId,
    })
    .onConflict((held) =>
      held.column('user_id').doUpdateSet((eb) => {
        const fresh = eb.and([
          eb('totp_factors.offered_session', '=', eb.ref('excluded.offered_session')),
          eb('totp_factors.offered_at', '>', ago(lifetimes.totpOfferRepeated)),
        ]);
        const kept = <C extends 'offered_secret' | 'offered_at'>(column: C) =>
          eb
            .case()
            .when(fresh)
            .then(eb.ref(`totp_factors.${column}`))
            .else(eb.ref(`excluded.${column}`))
            .end();
        return {
          offered_secret: kept('offered_secret'),
          offered_at: kept('offered_at'),
          offered_session: eb.ref('excluded.offered_session'),
        };
      }),
    )
    .returning('offered_secret as sealed')
    .executeTakeFirst();
  const secret = openTotpSecret(keyring, userId, offer?.sealed ?? '').plain;
  return { secret, otpauthUrl: otpauthUrl(secret, issuer, email) };
}
