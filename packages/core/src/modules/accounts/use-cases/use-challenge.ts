import { sql } from 'kysely';
import type { Keyring, UnitOfWork } from '../../../platform/index.ts';
import type { PasskeyAssertion } from '../../identity/contract.ts';
import type { ConfirmPasskeyInput } from '../contract.ts';
import { mostChallenges } from '../domain/caps.ts';
import { endOfChallenge, hashChallenge, type ChallengeUse } from '../domain/webauthn-challenge.ts';
import { challengeIn } from '../webauthn.ts';

/** A challenge somebody answered, and when it ends (seconds since 1970). */
export interface AnsweredChallenge {
  readonly challenge: string;
  readonly end: number;
}

/** The challenge a browser's answer is for, if it is one of ours for this very use; whether it is over or was used, `useChallenge` says. */
export function answeredChallenge(
  keyring: Keyring,
  use: ChallengeUse,
  answer: PasskeyAssertion | ConfirmPasskeyInput,
): AnsweredChallenge | null {
  const challenge = challengeIn(answer);
  const end = challenge === null ? null : endOfChallenge(keyring, use, challenge);
  return challenge === null || end === null ? null : { challenge, end };
}

/**
 * True for the first use before its end; of sixteen at once one wins (SECURITY R07, R10). In the scope of whoever answered it. What was used must
 * not be forgotten before its end, so that beyond as many as are remembered nothing more is taken.
 */
export async function useChallenge(
  uow: UnitOfWork,
  userId: string,
  { challenge, end }: AnsweredChallenge,
): Promise<boolean> {
  await sql`
    delete from webauthn_challenges where hash = any (array(
      select hash from webauthn_challenges where user_id = ${userId} and expires_at <= (select clock_timestamp())
       limit ${mostChallenges}))`.execute(uow.db);
  const { rows } = await sql`
    insert into webauthn_challenges (hash, user_id, expires_at)
    select ${hashChallenge(challenge)}, ${userId}, to_timestamp(${end}) where to_timestamp(${end}) > clock_timestamp()
       and (select count(*) from (select 1 from webauthn_challenges
              where user_id = ${userId} and expires_at > (select clock_timestamp()) limit ${mostChallenges}) live) < ${mostChallenges}
    on conflict (hash) do nothing returning hash`.execute(uow.db);
  return rows.length === 1;
}
