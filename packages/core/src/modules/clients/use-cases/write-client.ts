import type { CommandAction, Grant } from '@gatehouse/policy';
import { notFound, violatesUnique, type UnitOfWork } from '../../../platform/index.ts';
import { codeTaken } from '../clients.errors.ts';
import type { ClientRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import type { Client } from '../persistence/client.entity.ts';
import { selectClient } from '../queries/select-client.ts';

/** Sends a new or changed client to the database. @throws already_exists when the partner has another client of this code */
export async function writeClient<A extends CommandAction>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  client: Client,
): Promise<void> {
  uow.em.persist(client);
  try {
    await uow.em.flush();
  } catch (error) {
    if (violatesUnique(error, 'clients_partner_id_code_key')) throw codeTaken(error);
    throw error;
  }
}

/** The client as the actor sees it after the change. */
export async function clientNow(uow: UnitOfWork, { id }: Client): Promise<ClientRow> {
  const row = await selectClient(uow, viewerOf(uow.actor), id);
  if (!row) throw notFound();
  return row;
}
