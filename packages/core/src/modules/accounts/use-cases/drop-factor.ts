import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import { hasSecondFactor, lockAccount } from '../../identity/index.ts';
import { factorRequired } from '../accounts.errors.ts';
import { noteFactorChange } from './note-factor-change.ts';
import { renewOwnSession, type OwnSession } from './own-session.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

/**
 * Takes a factor away by `remove`, which answers what to say of it, or null when it is not there. With the last one go the recovery codes:
 * there is nothing left for them to stand in for. Answers the new session's secret.
 * @throws not_found; mfa_enrolment_required for the last one where an organisation of the person demands one
 */
export async function dropFactor(
  uow: UnitOfWork,
  session: OwnSession,
  remove: () => Promise<Record<string, unknown> | null>,
): Promise<string> {
  const { actor, factorDemanded } = session.identified;
  await lockAccount(uow, actor.userId);
  const renewed = await renewOwnSession(uow, session);
  const details = await remove();
  if (!details) throw notFound();
  const last = !(await hasSecondFactor(uow));
  if (last && factorDemanded) throw factorRequired();
  if (last) await dropRecoveryCodes(uow, actor.userId);
  noteFactorChange(uow, actor, renewed, 'mfa.removed', { ...details, last });
  return renewed.token;
}
