import type { UnitOfWork } from '../../../platform/index.ts';
import { dropFactor } from './drop-factor.ts';
import type { WithPasswordInput } from '../contract.ts';
import type { OwnSession } from './own-session.ts';

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
