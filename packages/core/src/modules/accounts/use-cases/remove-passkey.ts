import type { UnitOfWork } from '../../../platform/index.ts';
import { dropFactor } from './drop-factor.ts';
import type { RemovePasskeyInput } from '../contract.ts';
import type { OwnSession } from './own-session.ts';

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
