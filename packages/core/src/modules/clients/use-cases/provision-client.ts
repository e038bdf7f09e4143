import { lockActingPartner } from '../../identity/index.ts';
import { newId, type UnitOfWork } from '../../../platform/index.ts';
import type { ClientRow, ProvisionInput } from '../contract.ts';
import { ClientEntity } from '../persistence/client.entity.ts';
import { aboutClient } from './find-client.ts';
import { clientNow, writeClient } from './write-client.ts';

/** Makes the client's record and nothing else: no users, no passwords, no numbers, no billing (PRODUCT §3.3). */
export async function provisionClient(transaction: UnitOfWork, input: ProvisionInput): Promise<ClientRow> {
  const { uow, partner } = await lockActingPartner(transaction);
  const grant = uow.require('clients.provision', { partnerId: partner.id });
  const client = uow.em.create(ClientEntity, {
    id: newId(),
    partnerId: partner.id,
    ...input,
    createdAt: uow.clock.now(),
  });
  await writeClient(uow, grant, client);
  uow.audit({ action: 'client.provisioned', ...aboutClient(client), details: { after: input } });
  return clientNow(uow, client);
}
