import type { UnitOfWork } from '../../../platform/index.ts';
import { dropPendingSessionsOf } from '../../sessions/index.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

/**
 * Forgets every second factor of a person, in their own scope: what somebody set up before the mailbox was proven is not its owner's
 * (SECURITY R22). Sessions, events and mails are the caller's.
 */
export async function wipeFactors(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db.deleteFrom('totp_factors').where('user_id', '=', userId).execute();
  await uow.db.deleteFrom('passkeys').where('user_id', '=', userId).execute();
  await dropRecoveryCodes(uow, userId);
  await dropPendingSessionsOf(uow, userId);
}
