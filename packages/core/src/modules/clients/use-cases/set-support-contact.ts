import { sql } from 'kysely';
import { lockActingPartner } from '../../identity/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { SetSupportContactInput } from '../contract.ts';
import { aboutAssignment, clientNamed, findAssignment } from './find-assignment.ts';
import { findClient } from './find-client.ts';
import { refuseLastSupportContact } from './refuse-last-support-contact.ts';

/** Marks an assigned member as support contact, or no longer. @throws last_support_contact */
export async function setSupportContact(
  transaction: UnitOfWork,
  { clientId, memberId, supportContact }: SetSupportContactInput,
): Promise<void> {
  const { uow } = await lockActingPartner(transaction);
  const { client } = await findClient(uow, 'clients.setSupportContact', clientId);
  const assignment = await findAssignment(uow, client, memberId);
  if (assignment.supportContact === supportContact) return;
  if (!supportContact) await refuseLastSupportContact(uow, memberId, client.id);
  await sql`update client_assignments set support_contact = ${supportContact}
    where client_id = ${client.id} and membership_id = ${memberId}`.execute(uow.db);
  uow.audit({
    action: 'assignment.support_contact_changed',
    ...aboutAssignment(client, assignment),
    details: {
      client: clientNamed(client),
      before: { supportContact: assignment.supportContact },
      after: { supportContact },
    },
  });
}
