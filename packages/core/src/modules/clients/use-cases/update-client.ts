import { lockActingPartner } from '../../identity/index.ts';
import { changedParts, stale, type UnitOfWork } from '../../../platform/index.ts';
import type { ClientRow, UpdateClientInput } from '../contract.ts';
import { aboutClient, findClient } from './find-client.ts';
import { clientNow, writeClient } from './write-client.ts';

/** Changes what is given and leaves the rest. @throws stale when another version is stored than the caller saw */
export async function updateClient(
  transaction: UnitOfWork,
  { clientId, version, ...given }: UpdateClientInput,
): Promise<ClientRow> {
  const { uow } = await lockActingPartner(transaction);
  const { client, grant } = await findClient(uow, 'clients.update', clientId);
  if (version !== undefined && version !== client.version) throw stale();
  const { code, businessName, domain, contactName, businessEmail, timezone } = client;
  const change = changedParts({ code, businessName, domain, contactName, businessEmail, timezone }, given);
  if (change) {
    uow.em.assign(client, change.after);
    await writeClient(uow, grant, client);
    uow.audit({ action: 'client.updated', ...aboutClient(client), details: change });
  }
  return clientNow(uow, client);
}
