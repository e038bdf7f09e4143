import { type UnitOfWork, invalidInput, notFound } from '../../../platform/index.ts';
import type { WithPasswordInput, RemovePasskeyInput } from '../contract.ts';
import { type OwnSession, renewOwnSession } from './own-session.ts';
import { hasSecondFactor, lockAccount, shortProblem } from '../../identity/index.ts';
import { minPasswordLength } from '../../identity/vocabulary.ts';
import { factorRequired } from '../accounts.errors.ts';
import { noteFactorChange } from './note-factor-change.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

/**
 * Removes the authenticator app, and an open offer. Returns the new session's secret. @throws not_found; mfa_enrolment_required;
 * invalid_input
 */
export function removeTotp(
  uow: UnitOfWork,
  session: OwnSession,
  { password = '' }: WithPasswordInput,
): Promise<string> {
  const { userId } = session.identified.actor;
  return dropFactor(uow, session, password, async () => {
    const gone = await uow.db
      .deleteFrom('totp_factors')
      .where('user_id', '=', userId)
      .where('secret', 'is not', null)
      .returning('user_id')
      .execute();
    return gone.length === 1 ? { factor: 'totp' } : null;
  });
}

/** Removes one passkey. Returns the new session's secret. @throws not_found; mfa_enrolment_required; invalid_input */
export function removePasskey(
  uow: UnitOfWork,
  session: OwnSession,
  { passkeyId, password = '' }: RemovePasskeyInput,
): Promise<string> {
  const { userId } = session.identified.actor;
  return dropFactor(uow, session, password, async () => {
    const gone = await uow.db
      .deleteFrom('passkeys')
      .where('id', '=', passkeyId)
      .where('user_id', '=', userId)
      .returning('name')
      .executeTakeFirst();
    return gone ? { factor: 'passkey', passkeyId, name: gone.name } : null;
  });
}

/**
 * Removes a factor by `remove`, which returns what to log, or null when there is no such factor. The last factor takes the recovery codes
 * with it: they would stand in for nothing. `password` is the person's own: without a factor it must be long enough (SECURITY R01). Returns
 * the new session's secret.
 * @throws not_found; for the last one mfa_enrolment_required where an organisation of the person demands one, and invalid_input
 */
async function dropFactor(
  uow: UnitOfWork,
  session: OwnSession,
  password: string,
  remove: () => Promise<Record<string, unknown> | null>,
): Promise<string> {
  const { actor, factorDemanded } = session.identified;
  await lockAccount(uow, actor.userId);
  const renewed = await renewOwnSession(uow, session);
  const details = await remove();
  if (!details) throw notFound();
  const last = !(await hasSecondFactor(uow));
  if (last && factorDemanded) throw factorRequired();
  if (last && shortProblem(password, false) !== null)
    throw invalidInput({
      password: { code: 'password_too_short_alone', params: { min: minPasswordLength } },
    });
  if (last) await dropRecoveryCodes(uow, actor.userId);
  noteFactorChange(uow, actor, renewed, 'mfa.removed', { ...details, last });
  return renewed.token;
}
