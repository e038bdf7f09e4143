import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { ClientIdInput, ClientRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { selectClient } from './select-client.ts';

/** @throws not_found for a client the actor cannot see, as for one that is not */
export async function getClient(uow: UnitOfWork, { clientId }: ClientIdInput): Promise<ClientRow> {
  const viewer = viewerOf(uow.actor);
  const client = await selectClient(uow, viewer, clientId);
  uow.require('clients.get', client && { partnerId: viewer.partnerId, clientId: client.id });
  if (!client) throw notFound();
  return client;
}
