import { lifetimes, type UserActor } from '@gatehouse/policy';
import { ago, databaseNow, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import type { BeginTotpOutput } from '../contract.ts';
import { newTotpSecret, otpauthUrl } from '../domain/totp.ts';
import { openTotpSecret } from './totp-secret.ts';

/**
 * Offers a secret to an authenticator app. It is good for nothing until its first code is typed in, within a quarter of an hour; an app that is
 * enrolled goes on until then. Begun again in the same session while the offer is fresh, it is the same secret, so that two tabs work. Another
 * session gets one of its own: whoever began before in a stolen one would know the secret that its owner enrols.
 */
export async function beginTotp(
  uow: UnitOfWork,
  keyring: Keyring,
  issuer: string,
  { userId, email, sessionId }: UserActor,
): Promise<BeginTotpOutput> {
  const sealed = keyring.encrypt('totp-secret', userId, newTotpSecret());
  // One statement: of two tabs that begin at once the second is offered what the first was.
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
