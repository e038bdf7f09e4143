import type { UnitOfWork } from '../../../platform/index.ts';
import { refuseLastAdmin, refuseSelfChange, writeStatus } from '../../identity/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import type { ClientUserIdInput } from '../contract.ts';
import { managesItself } from '../domain/client-state.ts';
import { lockClientUser } from './lock-client-user.ts';

/**
 * Takes somebody's place out of use, until it is reactivated, and ends the sessions that act for it. The person is told nothing; of somebody
 * deactivated already nothing changes.
 */
export async function deactivateClientUser(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const { uow, client, member, grant } = await lockClientUser(
    transaction,
    'clientUsers.deactivate',
    memberId,
  );
  refuseSelfChange(uow, member);
  if (member.status === 'deactivated') return;
  if (managesItself(client)) await refuseLastAdmin(uow, member);
  await writeStatus(uow, grant, member, 'deactivated');
  await endSessionsOfMembership(uow, member.id);
}
