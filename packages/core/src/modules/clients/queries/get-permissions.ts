import type { UnitOfWork } from '../../../platform/index.ts';
import type { ClientIdInput, ClientPermissionsOutput } from '../contract.ts';
import { permissionsOf } from '../domain/permissions.ts';
import { connectedFeatures, type PortalLinks } from '../domain/portal.ts';
import { ClientEntity } from '../persistence/client.entity.ts';

/** What a client's portal offers, which roles it offers, and what is demanded of its people. */
export async function getPermissions(
  uow: UnitOfWork,
  { clientId }: ClientIdInput,
  links: PortalLinks = {},
): Promise<ClientPermissionsOutput> {
  const client = await uow.em.findOne(ClientEntity, { id: clientId });
  const { subject } = uow.require(
    'clients.permissions',
    client && { partnerId: client.partnerId, clientId: client.id, client },
  );
  return { ...permissionsOf(subject.client), connected: connectedFeatures(links) };
}
