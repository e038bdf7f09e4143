import { anonymous } from '@gatehouse/policy';
import {
  truth,
  type Keyring,
  type Origin,
  type RefusalLog,
  type Transact,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { secondFactors, type SecondFactor, type SecondFactorOffer } from '../../identity/contract.ts';
import type { PendingSession } from '../../sessions/index.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import { newChallenge } from '../domain/webauthn-challenge.ts';
import { databaseMoment } from '../queries/database-moment.ts';
import { knownCredentials } from '../queries/known-credentials.ts';
import { requestOptions } from '../webauthn.ts';

export interface FactorDeps {
  readonly transact: Transact;
  readonly refusals: RefusalLog;
  readonly keyring: Keyring;
  readonly rp: RelyingParty;
}

/** The factors a person may choose from after the right password, with a fresh challenge for their passkeys. Writes nothing. */
export function offerSecondFactor(
  { transact, keyring, rp }: FactorDeps,
  origin: Origin,
  { id, userId }: PendingSession,
): Promise<SecondFactorOffer> {
  return transact({ actor: anonymous, origin, scope: { userId } }, async (uow) => {
    const factors = await factorsOf(uow, userId);
    if (!factors.includes('passkey')) return { factors };
    const use = { purpose: 'second_factor', pendingSessionId: id } as const;
    const challenge = newChallenge(keyring, use, await databaseMoment(uow.db));
    const known = await knownCredentials(uow, userId);
    return { factors, passkeyOptions: await requestOptions(rp, challenge, known, 'preferred') };
  });
}

async function factorsOf(uow: UnitOfWork, userId: string): Promise<SecondFactor[]> {
  const enrolled = await uow.db
    .selectNoFrom((eb) => [
      truth(
        eb.exists(
          eb
            .selectFrom('totp_factors')
            .select('user_id')
            .where('user_id', '=', userId)
            .where('secret', 'is not', null),
        ),
      ).as('totp'),
      truth(eb.exists(eb.selectFrom('passkeys').select('id').where('user_id', '=', userId))).as('passkey'),
      truth(
        eb.exists(
          eb
            .selectFrom('recovery_codes')
            .select('hash')
            .where('user_id', '=', userId)
            .where('used_at', 'is', null),
        ),
      ).as('recovery_code'),
    ])
    .executeTakeFirstOrThrow();
  return secondFactors.filter((factor) => enrolled[factor]);
}
