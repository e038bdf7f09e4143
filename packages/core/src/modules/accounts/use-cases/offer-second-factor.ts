import { anonymous } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { Keyring, Origin, RefusalLog, Transact, UnitOfWork } from '../../../platform/index.ts';
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

/** What somebody whose password was right may choose from, with a fresh challenge for their passkeys. Writes nothing. */
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
  const { rows } = await sql<Record<SecondFactor, boolean>>`
    select exists (select 1 from totp_factors where user_id = ${userId} and secret is not null) as totp,
      exists (select 1 from passkeys where user_id = ${userId}) as passkey,
      exists (select 1 from recovery_codes where user_id = ${userId} and used_at is null) as recovery_code`.execute(
    uow.db,
  );
  return secondFactors.filter((factor) => rows[0]?.[factor] === true);
}
