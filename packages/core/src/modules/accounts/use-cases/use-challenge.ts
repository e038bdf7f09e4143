import { sql } from 'kysely';
import {
  anyOf,
  count,
  databaseNow,
  databaseNowOnce,
  type Keyring,
  type UnitOfWork,
} from '../../../platform/index.ts';
import type { PasskeyAssertion } from '../../identity/contract.ts';
import type { ConfirmPasskeyInput } from '../contract.ts';
import { mostChallenges } from '../domain/caps.ts';
import { endOfChallenge, hashChallenge, type ChallengeUse } from '../domain/webauthn-challenge.ts';
import { challengeIn } from '../webauthn.ts';

/** An answered challenge and its end (seconds since 1970). */
export interface AnsweredChallenge {
  readonly challenge: string;
  readonly end: number;
}

/**
 * The challenge that a browser's answer is for, if it is one of ours for exactly this purpose. `useChallenge` checks whether it has expired
 * or was used.
 */
export async function answeredChallenge(
  keyring: Keyring,
  use: ChallengeUse,
  answer: PasskeyAssertion | ConfirmPasskeyInput,
): Promise<AnsweredChallenge | null> {
  const challenge = await challengeIn(answer);
  const end = challenge === null ? null : endOfChallenge(keyring, use, challenge);
  return challenge === null || end === null ? null : { challenge, end };
}

/**
 * True for the first use before the challenge's end: of sixteen concurrent ones one wins (SECURITY R07, R10). In the scope of the person
 * who answered it. A used challenge must stay stored until its end, so once the cap is reached nothing more is accepted.
 */
export async function useChallenge(
  uow: UnitOfWork,
  userId: string,
  { challenge, end }: AnsweredChallenge,
): Promise<boolean> {
  const own = uow.db
    .selectFrom('webauthn_challenges')
    .select('hash')
    .where('user_id', '=', userId)
    .limit(mostChallenges);
  await uow.db
    .deleteFrom('webauthn_challenges')
    .where('hash', '=', anyOf(own.where('expires_at', '<=', databaseNowOnce)))
    .execute();
  const live = own.where('expires_at', '>', databaseNowOnce);
  const expires = sql<string>`to_timestamp(${end})`;
  const used = await uow.db
    .insertInto('webauthn_challenges')
    .columns(['hash', 'user_id', 'expires_at'])
    .expression(
      uow.db
        .selectNoFrom((eb) => [
          eb.val(hashChallenge(challenge)).as('hash'),
          eb.val(userId).as('user_id'),
          expires.as('expires_at'),
        ])
        .where(expires, '>', databaseNow)
        .where((eb) => eb(eb.selectFrom(live.as('live')).select(count.as('count')), '<', mostChallenges)),
    )
    .onConflict((held) => held.column('hash').doNothing())
    .returning('hash')
    .execute();
  return used.length === 1;
}
