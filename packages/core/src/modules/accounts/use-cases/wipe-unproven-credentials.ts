import type { UnitOfWork } from '../../../platform/index.ts';
import { forgetDetails, removePassword } from '../../identity/index.ts';
import { endSessionsOfUser } from '../../sessions/index.ts';
import { withdrawSecrets } from './mailed-secrets.ts';
import { wipeFactors } from './wipe-factors.ts';

/**
 * Deletes everything that could open an account before its mailbox was proven: a person with a copied link may have made it in another's
 * name (SECURITY R22). New ways to sign in belong here too, and so does what the maker entered about themselves. Memberships stay. Returns
 * how many sessions it ended.
 */
export async function wipeUnprovenCredentials(uow: UnitOfWork, userId: string): Promise<number> {
  await removePassword(uow, userId);
  await forgetDetails(uow, userId);
  await withdrawSecrets(uow, userId, 'email_proof');
  await wipeFactors(uow, userId);
  return endSessionsOfUser(uow, userId);
}
