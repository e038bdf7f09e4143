import { subjectOf, type Grant } from '@gatehouse/policy';
import { sql } from 'kysely';
import {
  notFound,
  violatesUnique,
  type NamedClient,
  type Tenant,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { findMember, lockActingPartner, type Member } from '../../identity/index.ts';
import { alreadyAssigned } from '../clients.errors.ts';
import type { AssignInput, SetSupportContactInput, UnassignInput } from '../contract.ts';
import type { Client } from '../persistence/client.entity.ts';
import { requireClient } from './manage-client.ts';
import { refuseLastSupportContact } from './refuse-last-support-contact.ts';

/**
 * Assigns an active member of the own partner to a client.
 * @throws not_found for every other person, already_exists for a member who is assigned already
 */
export async function assignMember(
  transaction: UnitOfWork,
  { clientId, memberId, supportContact }: AssignInput,
): Promise<void> {
  const { uow } = await lockActingPartner(transaction);
  const { subject: found } = await requireClient(uow, 'clients.assign', clientId);
  const member = await findMember(uow, { partnerId: found.partnerId, clientId: null }, memberId);
  const isActive = member?.status === 'active';
  const { grant } = uow.require(
    'clients.assign',
    isActive ? { ...assignmentTo(found.client), member } : null,
  );
  await insertAssignment(uow, grant, supportContact);
}

/** Ends an assignment. A partner user stops seeing the client with the next request. @throws last_support_contact */
export async function unassignMember(
  transaction: UnitOfWork,
  { clientId, memberId }: UnassignInput,
): Promise<void> {
  const { uow } = await lockActingPartner(transaction);
  const { subject: found } = await requireClient(uow, 'clients.unassign', clientId);
  const { grant } = uow.require('clients.unassign', await findAssignment(uow, found.client, memberId));
  await refuseLastSupportContact(uow, memberId, found.clientId);
  await deleteAssignment(uow, grant);
}

/** Makes an assigned member a support contact, or no longer. @throws last_support_contact */
export async function setSupportContact(
  transaction: UnitOfWork,
  { clientId, memberId, supportContact }: SetSupportContactInput,
): Promise<void> {
  const { uow } = await lockActingPartner(transaction);
  const { subject: found } = await requireClient(uow, 'clients.setSupportContact', clientId);
  const assignment = await findAssignment(uow, found.client, memberId);
  const { grant, subject } = uow.require('clients.setSupportContact', assignment);
  if (subject.supportContact === supportContact) return;
  if (!supportContact) await refuseLastSupportContact(uow, memberId, found.clientId);
  await writeSupportContact(uow, grant, supportContact);
}

/** A member and the client they are assigned to, or about to be. */
export interface AssignmentSubject extends Tenant {
  readonly clientId: string;
  readonly client: NamedClient;
  readonly member: { readonly id: string; readonly name: string; readonly email: string };
}

export interface Assignment extends AssignmentSubject {
  readonly supportContact: boolean;
}

/** A member's assignment to this client, locked until the transaction ends; null when there is none, whoever the member is. */
async function findAssignment(uow: UnitOfWork, client: Client, memberId: string): Promise<Assignment | null> {
  const { rows } = await sql<Assignment['member'] & Pick<Assignment, 'supportContact'>>`
    select m.id, m.name, m.email, a.support_contact as "supportContact"
      from client_assignments a join memberships m on m.id = a.membership_id
     where a.client_id = ${client.id} and a.membership_id = ${memberId} for update of a`.execute(uow.db);
  return (
    rows.map(({ supportContact, ...member }) => ({ ...assignmentTo(client), member, supportContact }))[0] ??
    null
  );
}

const assignmentTo = ({ id, partnerId, code, businessName }: Client) => ({
  partnerId,
  clientId: id,
  client: { id, code, businessName },
});

export async function insertAssignment(
  uow: UnitOfWork,
  grant: Grant<'clients.assign', AssignmentSubject>,
  supportContact: boolean,
): Promise<void> {
  const assignment = subjectOf(grant);
  const { partnerId, clientId, member } = assignment;
  try {
    await sql`insert into client_assignments (partner_id, client_id, membership_id, support_contact, created_at)
      values (${partnerId}, ${clientId}, ${member.id}, ${supportContact}, ${uow.clock.now()})`.execute(
      uow.db,
    );
  } catch (error) {
    if (violatesUnique(error, 'client_assignments_pkey')) throw alreadyAssigned(error);
    throw error;
  }
  uow.audit({ action: 'assignment.created', ...aboutAssignment(assignment, { after: { supportContact } }) });
}

export async function deleteAssignment(
  uow: UnitOfWork,
  grant: Grant<'clients.unassign', Assignment>,
): Promise<void> {
  const assignment = subjectOf(grant);
  const { partnerId, clientId, member, supportContact } = assignment;
  const { numAffectedRows } = await sql`
    delete from client_assignments
     where partner_id = ${partnerId} and client_id = ${clientId} and membership_id = ${member.id}`.execute(
    uow.db,
  );
  if (numAffectedRows !== 1n) throw notFound();
  uow.audit({ action: 'assignment.removed', ...aboutAssignment(assignment, { before: { supportContact } }) });
}

export async function writeSupportContact(
  uow: UnitOfWork,
  grant: Grant<'clients.setSupportContact', Assignment>,
  supportContact: boolean,
): Promise<void> {
  const assignment = subjectOf(grant);
  const { partnerId, clientId, member } = assignment;
  const { numAffectedRows } = await sql`
    update client_assignments set support_contact = ${supportContact}
     where partner_id = ${partnerId} and client_id = ${clientId} and membership_id = ${member.id}`.execute(
    uow.db,
  );
  if (numAffectedRows !== 1n) throw notFound();
  const change = { before: { supportContact: assignment.supportContact }, after: { supportContact } };
  uow.audit({ action: 'assignment.support_contact_changed', ...aboutAssignment(assignment, change) });
}

/** Ends all assignments of the grant's leaving member. Restoring or inviting the member again does not bring them back (CONTRACT §4). */
export async function deleteAssignmentsOf(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.removeMember', Member>,
): Promise<void> {
  const { partnerId, ...member } = subjectOf(grant);
  const { rows } = await sql<NamedClient & Pick<Assignment, 'supportContact'>>`
    delete from client_assignments a using clients c
     where a.partner_id = ${partnerId} and a.membership_id = ${member.id} and c.id = a.client_id
    returning c.id, c.code, c.business_name as "businessName", a.support_contact as "supportContact"`.execute(
    uow.db,
  );
  for (const { supportContact, ...client } of rows) {
    const assignment = { partnerId, clientId: client.id, client, member };
    uow.audit({
      action: 'assignment.removed',
      ...aboutAssignment(assignment, { before: { supportContact } }),
    });
  }
}

/** An event about a member and a client: the member is its subject, the client its tenant. */
const aboutAssignment = (
  { partnerId, clientId, client, member: { id, name, email } }: AssignmentSubject,
  change: Record<string, unknown>,
) => ({
  tenant: { partnerId, clientId },
  subject: { type: 'membership', id, label: `${name} <${email}>` },
  details: { client, ...change },
});
