import type { Reading } from '../../../platform/index.ts';
import type { ClientIdInput, ClientRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { requireVisibleClient } from './visible-clients.ts';

/** @throws not_found for a client the actor cannot see, as for one that does not exist */
export async function getClient(reading: Reading, { clientId }: ClientIdInput): Promise<ClientRow> {
  return requireVisibleClient(reading, viewerOf(reading.actor), 'clients.get', clientId);
}
