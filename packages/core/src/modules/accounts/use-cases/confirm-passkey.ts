import { AppError, newId, violatesUnique, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import { lockAccount } from '../../identity/index.ts';
import { invalidCode } from '../accounts.errors.ts';
import type { ConfirmPasskeyInput, ConfirmPasskeyOutput } from '../contract.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import { verifiedCredential, type NewCredential } from '../webauthn.ts';
import { noteFactorChange } from './note-factor-change.ts';
import { refusePasskeysBeyond } from './refuse-passkeys-beyond.ts';
import { renewOwnSession, type OwnSession, type Renewed } from './own-session.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';
import { answeredChallenge, useChallenge } from './use-challenge.ts';

/**
 * Enrols a passkey that the browser has made.
 * @throws invalid_code when it answers no challenge of ours to this person; already_exists when the passkey is enrolled; invalid_input when
 * the person
 *   has as many passkeys as allowed
 */
export async function confirmPasskey(
  uow: UnitOfWork,
  { keyring, rp }: { readonly keyring: Keyring; readonly rp: RelyingParty },
  session: OwnSession,
  input: ConfirmPasskeyInput,
): Promise<Renewed<ConfirmPasskeyOutput>> {
  const { actor } = session.identified;
  const { userId } = actor;
  const answered = await answeredChallenge(keyring, { purpose: 'enrol', userId }, input);
  const credential = answered && (await verifiedCredential(rp, input, answered.challenge));
  if (!credential) throw invalidCode();
  const held = await lockAccount(uow, userId);
  if (!held || !(await useChallenge(uow, userId, answered))) throw invalidCode();
  await refusePasskeysBeyond(uow, userId);

  const renewed = await renewOwnSession(uow, session);
  const name = input.name ?? 'Passkey';
  const id = await write(uow, userId, name, credential);
  const recoveryCodes = held.mfaEnabled ? [] : await writeRecoveryCodes(uow, keyring, userId);
  noteFactorChange(uow, actor, renewed, 'mfa.enrolled', { factor: 'passkey', passkeyId: id, name });
  return { id, recoveryCodes, token: renewed.token };
}

async function write(
  uow: UnitOfWork,
  userId: string,
  name: string,
  { credentialId, publicKey, counter, transports }: NewCredential,
): Promise<string> {
  const id = newId();
  try {
    await uow.db
      .insertInto('passkeys')
      .values({
        id,
        user_id: userId,
        credential_id: credentialId,
        public_key: publicKey,
        counter,
        transports: [...transports],
        name,
      })
      .execute();
  } catch (error) {
    if (violatesUnique(error, 'passkeys_credential_id_key'))
      throw new AppError('already_exists', { cause: error });
    throw error;
  }
  return id;
}
