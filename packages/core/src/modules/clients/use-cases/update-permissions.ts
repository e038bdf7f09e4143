import { lockActingPartner } from '../../identity/index.ts';
import { changedParts, stale, type UnitOfWork } from '../../../platform/index.ts';
import type { PermissionsOutput, UpdatePermissionsInput } from '../contract.ts';
import { columnsOf, permissionsOf, storedPermissions } from '../domain/permissions.ts';
import { aboutClient, findClient } from './find-client.ts';
import { writeClient } from './write-client.ts';

/**
 * What the client's portal offers from now on; what is not given stays. One event however much changes. A support contact may be
 * required of a client that has none yet: it is then kept from losing the first it gets.
 * @throws stale when another version is stored than the caller saw
 */
export async function updatePermissions(
  transaction: UnitOfWork,
  { clientId, version, ...given }: UpdatePermissionsInput,
): Promise<PermissionsOutput> {
  const { uow } = await lockActingPartner(transaction);
  const { client, grant } = await findClient(uow, 'clients.updatePermissions', clientId);
  if (version !== undefined && version !== client.version) throw stale();
  const change = changedParts(storedPermissions(client), columnsOf(given));
  if (change) {
    const { version: _, ...before } = permissionsOf(client);
    uow.em.assign(client, change.after);
    await writeClient(uow, grant, client);
    const { version: _new, ...after } = permissionsOf(client);
    uow.audit({ action: 'client.permissions_changed', ...aboutClient(client), details: { before, after } });
  }
  return permissionsOf(client);
}
