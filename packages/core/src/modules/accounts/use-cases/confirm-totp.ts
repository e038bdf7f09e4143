import { sql } from 'kysely';
import { stale, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import { lockAccount } from '../../identity/index.ts';
import { invalidCode } from '../accounts.errors.ts';
import type { RecoveryCodesOutput } from '../contract.ts';
import { stepOf } from '../domain/totp.ts';
import { noteFactorChange } from './note-factor-change.ts';
import { renewOwnSession, type OwnSession, type Renewed } from './own-session.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';
import { openTotpSecret } from './totp-secret.ts';

/**
 * Enrols the app that shows the offered secret's code, in the place of one enrolled before. That code is used up: it does not sign in as well.
 * @throws invalid_code; stale when nothing is offered, or no more
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
  await sql`
    update totp_factors set secret = offered_secret, confirmed_at = clock_timestamp(), last_used_step = ${step},
      last_used_at = clock_timestamp(), offered_secret = null, offered_at = null, offered_session = null where user_id = ${userId}`.execute(
    uow.db,
  );
  const recoveryCodes = held.mfaEnabled ? [] : await writeRecoveryCodes(uow, keyring, userId);
  const details = { factor: 'totp', replaced: offered.replaces };
  noteFactorChange(uow, actor, renewed, 'mfa.enrolled', details);
  return { recoveryCodes, token: renewed.token };
}

interface Offer {
  readonly sealed: string;
  readonly replaces: boolean;
  /** Seconds since 1970, by the database's clock. */
  readonly moment: number;
}

async function findOffer(uow: UnitOfWork, userId: string): Promise<Offer | null> {
  const { rows } = await sql<Offer>`
    select offered_secret as sealed, secret is not null as replaces,
      extract(epoch from clock_timestamp())::float8 as moment from totp_factors
     where user_id = ${userId} and offered_at > clock_timestamp() - interval '15 minutes'`.execute(uow.db);
  return rows[0] ?? null;
}
