import { lockActingPartner } from '../../identity/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { ClientRow, SetStatusInput } from '../contract.ts';
import { aboutClient, findClient } from './find-client.ts';
import { clientNow, writeClient } from './write-client.ts';

/** Any of the four, from any of the four; it counts for the client's people with their next request. */
export async function setClientStatus(
  transaction: UnitOfWork,
  { clientId, status }: SetStatusInput,
): Promise<ClientRow> {
  const { uow } = await lockActingPartner(transaction);
  const { client, grant } = await findClient(uow, 'clients.setStatus', clientId);
  if (client.status !== status) {
    const details = { before: { status: client.status }, after: { status } };
    client.status = status;
    await writeClient(uow, grant, client);
    uow.audit({ action: 'client.status_changed', ...aboutClient(client), details });
  }
  return clientNow(uow, client);
}
