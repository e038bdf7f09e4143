import type { Keyring, UnitOfWork } from '../../../platform/index.ts';
import { lockAccount } from '../../identity/index.ts';
import { factorRequired } from '../accounts.errors.ts';
import type { RecoveryCodesOutput } from '../contract.ts';
import { noteFactorChange } from './note-factor-change.ts';
import { renewOwnSession, type OwnSession, type Renewed } from './own-session.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';

/** Writes ten new codes in place of all earlier ones. @throws mfa_enrolment_required without a factor they could stand in for */
export async function regenerateRecoveryCodes(
  uow: UnitOfWork,
  keyring: Keyring,
  session: OwnSession,
): Promise<Renewed<RecoveryCodesOutput>> {
  const { actor } = session.identified;
  const held = await lockAccount(uow, actor.userId);
  if (held?.mfaEnabled !== true) throw factorRequired();
  const renewed = await renewOwnSession(uow, session);
  const recoveryCodes = await writeRecoveryCodes(uow, keyring, actor.userId);
  noteFactorChange(uow, actor, renewed, 'mfa.recovery_codes_regenerated', {});
  return { recoveryCodes, token: renewed.token };
}
