import { databaseNow, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import type { PasskeyAssertion } from '../../identity/contract.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import type { ChallengeUse } from '../domain/webauthn-challenge.ts';
import { findCredential } from '../queries/known-credentials.ts';
import { verifiedAssertion } from '../webauthn.ts';
import { answeredChallenge, useChallenge, type AnsweredChallenge } from './use-challenge.ts';

/** True for the first assertion of one of the person's passkeys over a challenge for this purpose. In the person's own scope. */
export async function consumePasskey(
  uow: UnitOfWork,
  { keyring, rp }: { readonly keyring: Keyring; readonly rp: RelyingParty },
  userId: string,
  use: ChallengeUse,
  assertion: PasskeyAssertion,
): Promise<boolean> {
  const answered = await answeredChallenge(keyring, use, assertion);
  const stored = answered && (await findCredential(uow, userId, assertion.id));
  if (!answered || !stored) return false;
  const counter = await verifiedAssertion(rp, stored, assertion, answered.challenge, 'preferred');
  return counter !== null && noteUse(uow, userId, assertion.id, answered, counter);
}

/**
 * Consumes the challenge and the counter. A counter that does not increase means a copied authenticator, except for those that do not count
 * at all.
 */
export async function noteUse(
  uow: UnitOfWork,
  userId: string,
  credentialId: string,
  answered: AnsweredChallenge,
  counter: number,
): Promise<boolean> {
  if (!(await useChallenge(uow, userId, answered))) return false;
  const used = await uow.db
    .updateTable('passkeys')
    .set({ counter, last_used_at: databaseNow })
    .where('user_id', '=', userId)
    .where('credential_id', '=', credentialId)
    .where((eb) => (counter === 0 ? eb('counter', '=', '0') : eb('counter', '<', String(counter))))
    .returning('id')
    .execute();
  return used.length === 1;
}
