import { lifetimes } from '@gatehouse/policy';
import type { NotNull } from 'kysely';
import {
  ago,
  databaseNow,
  databaseSeconds,
  stale,
  truth,
  type Keyring,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { lockAccount } from '../../identity/index.ts';
import { invalidCode } from '../accounts.errors.ts';
import type { RecoveryCodesOutput } from '../contract.ts';
import { stepOf } from '../domain/totp.ts';
import { noteFactorChange } from './note-factor-change.ts';
import { renewOwnSession, type OwnSession, type Renewed } from './own-session.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';
import { openTotpSecret } from './totp-secret.ts';

/**
 * Enrols the app that shows the offered secret's code, in place of an earlier one. The code is then used: it does not sign in as well.
 * @throws invalid_code; stale when nothing is offered, or the offer has expired
 */
export async function confirmTotp(
  uow: UnitOfWork,
  keyring: Keyring,
  session: OwnSession,
  code: string,
): Promise<Renewed<RecoveryCodesOutput>> {
  const { actor } = session.identified;
  const { userId } = actor;
  const held = await lockAccount(uow, userId);
  const offered = await findOffer(uow, userId);
  if (!held || !offered) throw stale();
  const { plain } = openTotpSecret(keyring, userId, offered.sealed);
  const step = stepOf(plain, code, offered.moment);
  if (step === null) throw invalidCode();

  const renewed = await renewOwnSession(uow, session);
  await uow.db
    .updateTable('totp_factors')
    .set((eb) => ({
      secret: eb.ref('offered_secret'),
      confirmed_at: databaseNow,
      last_used_step: step,
      last_used_at: databaseNow,
      offered_secret: null,
      offered_at: null,
      offered_session: null,
    }))
    .where('user_id', '=', userId)
    .execute();
  const recoveryCodes = held.mfaEnabled ? [] : await writeRecoveryCodes(uow, keyring, userId);
  const details = { factor: 'totp', replaced: offered.replaces };
  noteFactorChange(uow, actor, renewed, 'mfa.enrolled', details);
  return { recoveryCodes, token: renewed.token };
}

/** The offered secret, whether it replaces another, and the database's time. */
const findOffer = (uow: UnitOfWork, userId: string) =>
  uow.db
    .selectFrom('totp_factors')
    .select((eb) => [
      'offered_secret as sealed',
      truth(eb('secret', 'is not', null)).as('replaces'),
      databaseSeconds.as('moment'),
    ])
    .where('user_id', '=', userId)
    .where('offered_at', '>', ago(lifetimes.totpOffer))
    .where('offered_secret', 'is not', null)
    .$narrowType<{ sealed: NotNull }>()
    .executeTakeFirst();
