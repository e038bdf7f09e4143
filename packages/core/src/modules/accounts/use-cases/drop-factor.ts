import { invalidInput, notFound, type UnitOfWork } from '../../../platform/index.ts';
import { hasSecondFactor, lockAccount, shortProblem } from '../../identity/index.ts';
import { minPasswordLength } from '../../identity/vocabulary.ts';
import { factorRequired } from '../accounts.errors.ts';
import { noteFactorChange } from './note-factor-change.ts';
import { renewOwnSession, type OwnSession } from './own-session.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

/**
 * Removes a factor by `remove`, which returns what to log, or null when there is no such factor. The last factor takes the recovery codes
 * with it: they would stand in for nothing. `password` is the person's own: without a factor it must be long enough (SECURITY R01). Returns
 * the new session's secret.
 * @throws not_found; for the last one mfa_enrolment_required where an organisation of the person demands one, and invalid_input
 */
export async function dropFactor(
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
