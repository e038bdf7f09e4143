import { sql } from 'kysely';
import { lockActingPartner } from '../../identity/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { UnassignInput } from '../contract.ts';
import { aboutAssignment, clientNamed, findAssignment } from './find-assignment.ts';
import { findClient } from './find-client.ts';
import { refuseLastSupportContact } from './refuse-last-support-contact.ts';

/** Ends an assignment; a partner user stops seeing the client with the next request. @throws last_support_contact */
export async function unassignMember(
  transaction: UnitOfWork,
  { clientId, memberId }: UnassignInput,
): Promise<void> {
  const { uow } = await lockActingPartner(transaction);
  const { client } = await findClient(uow, 'clients.unassign', clientId);
  const assignment = await findAssignment(uow, client, memberId);
  await refuseLastSupportContact(uow, memberId, client.id);
  await sql`delete from client_assignments where client_id = ${client.id} and membership_id = ${memberId}`.execute(
    uow.db,
  );
  uow.audit({
    action: 'assignment.removed',
    ...aboutAssignment(client, assignment),
    details: { client: clientNamed(client), before: { supportContact: assignment.supportContact } },
  });
}
