import { invalidInput, type UnitOfWork } from '../../../platform/index.ts';
import { refuseLastAdmin, refuseSelfChange, writeRole } from '../../identity/index.ts';
import type { ChangeClientUserRoleInput } from '../contract.ts';
import { managesItself } from '../domain/client-state.ts';
import { mayGive, roleProblem } from '../domain/offer.ts';
import { lockClientUser } from './lock-client-user.ts';

/**
 * Gives somebody else another role, also somebody deactivated; it counts with their next request. The same role again changes nothing.
 * @throws invalid_input for a role that is not on offer or above the actor's own
 */
export async function changeClientUserRole(
  transaction: UnitOfWork,
  { memberId, role }: ChangeClientUserRoleInput,
): Promise<void> {
  const { uow, client, member, actorRole, grant } = await lockClientUser(
    transaction,
    'clientUsers.changeRole',
    memberId,
  );
  if (!mayGive(actorRole, client, role)) throw invalidInput(roleProblem);
  refuseSelfChange(uow, member);
  if (member.role === role) return;
  if (managesItself(client)) await refuseLastAdmin(uow, member);
  await writeRole(uow, grant, member, role);
}
