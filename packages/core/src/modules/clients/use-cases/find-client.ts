import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { CommandAction, Grant } from '@gatehouse/policy';
import { ClientEntity, type Client } from '../persistence/client.entity.ts';

/**
 * A client of the unit's scope, with the grant to act on it. Comes after lockActingPartner(): all that changes clients and assignments
 * waits there.
 * @throws not_found for one that is missing or another tenant's
 */
export async function findClient<A extends CommandAction>(
  uow: UnitOfWork,
  action: A,
  clientId: string,
): Promise<{ client: Client; grant: Grant<A> }> {
  const client = await uow.em.findOne(ClientEntity, { id: clientId });
  const grant = uow.require(action, client && { partnerId: client.partnerId, clientId: client.id });
  if (!client) throw notFound();
  return { client, grant };
}

/** Where an event about a client belongs, and what it is about. */
export const aboutClient = ({ id, partnerId, code, businessName }: Client) => ({
  tenant: { partnerId, clientId: id },
  subject: { type: 'client', id, label: `${businessName} (${code})` },
});
