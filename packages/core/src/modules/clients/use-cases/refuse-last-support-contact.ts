import type { UnitOfWork } from '../../../platform/index.ts';
import { lastSupportContact } from '../clients.errors.ts';
import { findClientsLeftAlone } from '../queries/last-contacts.ts';

/**
 * The last support contact stays: refuses to take the last active one away from a client that requires one; of one client, or of all the member supports. Two
 * concurrent changes would each see the other's contact, so call it only under lockActingPartner().
 * @throws last_support_contact, naming the clients
 */
export async function refuseLastSupportContact(
  uow: UnitOfWork,
  memberId: string,
  clientId?: string,
): Promise<void> {
  const clients = await findClientsLeftAlone(uow, memberId, clientId);
  if (clients.length > 0) throw lastSupportContact(clients);
}
