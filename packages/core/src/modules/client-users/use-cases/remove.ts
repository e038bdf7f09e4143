import type { UnitOfWork } from '../../../platform/index.ts';
import { refuseLastAdmin, refuseSelfChange, writeRemoval } from '../../identity/index.ts';
import { endSessionsOfMembership } from '../../sessions/index.ts';
import type { ClientUserIdInput } from '../contract.ts';
import { managesItself } from '../domain/client-state.ts';
import { lockClientUser } from './lock-client-user.ts';

/** Ends somebody's place at the client and the sessions that act for it; other places of the person stay. They are told nothing. */
export async function removeClientUser(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<void> {
  const { uow, client, member, grant } = await lockClientUser(transaction, 'clientUsers.remove', memberId);
  refuseSelfChange(uow, member);
  if (managesItself(client)) await refuseLastAdmin(uow, member);
  await writeRemoval(uow, grant, member);
  await endSessionsOfMembership(uow, member.id);
}
