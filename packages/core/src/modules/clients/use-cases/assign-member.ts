import { sql } from 'kysely';
import { findMember, lockActingPartner } from '../../identity/index.ts';
import { notFound, violatesUnique, type UnitOfWork } from '../../../platform/index.ts';
import { alreadyAssigned } from '../clients.errors.ts';
import type { AssignInput } from '../contract.ts';
import { aboutAssignment, clientNamed } from './find-assignment.ts';
import { findClient } from './find-client.ts';

/**
 * Lets an active member of the own partner look after a client.
 * @throws not_found for every other member, already_exists for one who does so already
 */
export async function assignMember(
  transaction: UnitOfWork,
  { clientId, memberId, supportContact }: AssignInput,
): Promise<void> {
  const { uow } = await lockActingPartner(transaction);
  const { client } = await findClient(uow, 'clients.assign', clientId);
  const member = await findMember(uow, { partnerId: client.partnerId, clientId: null }, memberId);
  uow.require('clients.assign', member && { partnerId: member.partnerId, clientId: client.id });
  if (member?.status !== 'active') throw notFound();
  try {
    await sql`insert into client_assignments (partner_id, client_id, membership_id, support_contact, created_at)
      values (${client.partnerId}, ${client.id}, ${member.id}, ${supportContact}, ${uow.clock.now()})`.execute(
      uow.db,
    );
  } catch (error) {
    if (violatesUnique(error, 'client_assignments_pkey')) throw alreadyAssigned(error);
    throw error;
  }
  uow.audit({
    action: 'assignment.created',
    ...aboutAssignment(client, { ...member, memberId: member.id }),
    details: { client: clientNamed(client), after: { supportContact } },
  });
}
