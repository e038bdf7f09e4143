import type { UnitOfWork } from '../../../platform/index.ts';
import { refuseSelfChange, writeStatus } from '../../identity/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import type { ClientUserIdInput } from '../contract.ts';
import { refuseClosed } from '../domain/client-state.ts';
import { lockClientUser } from './lock-client-user.ts';

/** Puts somebody's place back into use; they sign in again. @throws organisation_suspended, organisation_archived of a closed client */
export async function reactivateClientUser(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const { uow, client, member, grant } = await lockClientUser(
    transaction,
    'clientUsers.reactivate',
    memberId,
  );
  refuseClosed(client);
  refuseSelfChange(uow, member);
  if (member.status === 'active') return;
  await writeStatus(uow, grant, member, 'active');
  // A sign-in that met the deactivation may have left a session after it: dead until now, and nobody's to revive.
  await endSessionsOfMembership(uow, member.id);
}
