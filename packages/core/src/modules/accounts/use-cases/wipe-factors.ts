import type { UnitOfWork } from '../../../platform/index.ts';
import { dropPendingSessionsOf } from '../../sessions/index.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

/**
 * Deletes every second factor of a person, in their own scope: factors set up before the mailbox was proven may not be the owner's
 * (SECURITY R22). The caller handles sessions, events and mails.
 */
export async function wipeFactors(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db.deleteFrom('totp_factors').where('user_id', '=', userId).execute();
  await uow.db.deleteFrom('passkeys').where('user_id', '=', userId).execute();
  await dropRecoveryCodes(uow, userId);
  await dropPendingSessionsOf(uow, userId);
}
