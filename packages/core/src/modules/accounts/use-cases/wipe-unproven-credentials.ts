import type { UnitOfWork } from '../../../platform/index.ts';
import { forgetMaker } from '../../identity/index.ts';
import { endSessionsOfUser, dropPendingSessionsOf } from '../../sessions/index.ts';
import { withdrawSecrets } from './mailed-secrets.ts';
import { dropRecoveryCodes } from './recovery-codes.ts';

/**
 * Deletes everything that could open an account before its mailbox was proven: a person with a copied link may have made it in another's
 * name (SECURITY R22). New ways to sign in belong here too, and so does what the maker entered about themselves. Memberships stay. Returns
 * how many sessions it ended.
 */
export async function wipeUnprovenCredentials(uow: UnitOfWork, userId: string): Promise<number> {
  await forgetMaker(uow, userId);
  await withdrawSecrets(uow, userId, 'email_proof');
  await wipeFactors(uow, userId);
  return endSessionsOfUser(uow, userId);
}

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
