import type { UnitOfWork } from '../../../platform/index.ts';
import { forgetDetails, removePassword } from '../../identity/index.ts';
import { endSessionsOfUser } from '../../sessions/index.ts';
import { withdrawSecrets } from './mailed-secrets.ts';
import { wipeFactors } from './wipe-factors.ts';

/**
 * Takes away everything by which an account could be entered before its mailbox was proven: somebody who got hold of a copied link may
 * have made it in another's name (SECURITY R22). What is added to an account to sign in with belongs here too, and so does what the maker
 * said of themselves. Memberships stay.
 * Answers how many sessions it ended.
 */
export async function wipeUnprovenCredentials(uow: UnitOfWork, userId: string): Promise<number> {
  await removePassword(uow, userId);
  await forgetDetails(uow, userId);
  await withdrawSecrets(uow, userId, 'email_proof');
  await wipeFactors(uow, userId);
  return endSessionsOfUser(uow, userId);
}
