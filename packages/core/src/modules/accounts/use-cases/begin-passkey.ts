import type { UserActor } from '@gatehouse/policy';
import type { Keyring, UnitOfWork } from '../../../platform/index.ts';
import type { PasskeyCreation } from '../contract.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import { newChallenge } from '../domain/webauthn-challenge.ts';
import { databaseMoment } from '../queries/database-moment.ts';
import { knownCredentials } from '../queries/known-credentials.ts';
import { creationOptions } from '../webauthn.ts';
import { refusePasskeysBeyond } from './refuse-passkeys-beyond.ts';

/**
 * The options from which the browser makes a passkey. Writes nothing: the challenge is derived, for this person and five minutes.
 * @throws invalid_input when the person has as many passkeys as allowed
 */
export async function beginPasskey(
  uow: UnitOfWork,
  keyring: Keyring,
  rp: RelyingParty,
  { userId, email, name }: UserActor,
): Promise<PasskeyCreation> {
  await refusePasskeysBeyond(uow, userId);
  const challenge = newChallenge(keyring, { purpose: 'enrol', userId }, await databaseMoment(uow.db));
  return creationOptions(rp, { userId, email, name }, challenge, await knownCredentials(uow, userId));
}
