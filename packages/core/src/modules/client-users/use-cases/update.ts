import { changedParts, type UnitOfWork } from '../../../platform/index.ts';
import { refuseSelfChange, writeDescription } from '../../identity/index.ts';
import type { ClientUserRow, UpdateClientUserInput } from '../contract.ts';
import { clientUserNow } from '../queries/get-client-user.ts';
import { lockClientUser } from './lock-client-user.ts';

/** Changes how somebody else is called and reached; never the address. What is not given stays; nothing changed leaves no event. */
export async function updateClientUser(
  transaction: UnitOfWork,
  { memberId, ...given }: UpdateClientUserInput,
): Promise<ClientUserRow> {
  const { uow, member, grant } = await lockClientUser(transaction, 'clientUsers.update', memberId);
  refuseSelfChange(uow, member);
  const row = await clientUserNow(uow, member.id);
  const stored = { displayName: row.name ?? '', phone: row.phone };
  const change = changedParts(stored, given);
  if (!change) return row;
  await writeDescription(uow, grant, member, { ...stored, ...change.after }, change);
  return clientUserNow(uow, member.id);
}
