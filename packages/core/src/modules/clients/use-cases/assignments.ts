import { subjectOf, type Grant } from '@gatehouse/policy';
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
  const found = await uow.db
    .selectFrom('client_assignments as a')
    .innerJoin('memberships as m', 'm.id', 'a.membership_id')
    .select(['m.id', 'm.name', 'm.email', 'a.support_contact as supportContact'])
    .where('a.client_id', '=', client.id)
    .where('a.membership_id', '=', memberId)
    .forUpdate('a')
    .executeTakeFirst();
  if (!found) return null;
  const { supportContact, ...member } = found;
  return { ...assignmentTo(client), member, supportContact };
}

const rowOf = ({ partnerId, clientId, member }: AssignmentSubject) => ({
  partner_id: partnerId,
  client_id: clientId,
  membership_id: member.id,
});

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
  try {
    await uow.db
      .insertInto('client_assignments')
      .values({ ...rowOf(assignment), support_contact: supportContact, created_at: uow.clock.now() })
      .execute();
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
  const { supportContact } = assignment;
  const { numDeletedRows } = await uow.db
    .deleteFrom('client_assignments')
    .where((eb) => eb.and(rowOf(assignment)))
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw notFound();
  uow.audit({ action: 'assignment.removed', ...aboutAssignment(assignment, { before: { supportContact } }) });
}

export async function writeSupportContact(
  uow: UnitOfWork,
  grant: Grant<'clients.setSupportContact', Assignment>,
  supportContact: boolean,
): Promise<void> {
  const assignment = subjectOf(grant);
  const { numUpdatedRows } = await uow.db
    .updateTable('client_assignments')
    .set({ support_contact: supportContact })
    .where((eb) => eb.and(rowOf(assignment)))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw notFound();
  const change = { before: { supportContact: assignment.supportContact }, after: { supportContact } };
  uow.audit({ action: 'assignment.support_contact_changed', ...aboutAssignment(assignment, change) });
}

/** Ends all assignments of the grant's leaving member. Restoring or inviting the member again does not bring them back (CONTRACT §4). */
export async function deleteAssignmentsOf(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.removeMember', Member>,
): Promise<void> {
  const { partnerId, ...member } = subjectOf(grant);
  const ended = await uow.db
    .deleteFrom('client_assignments as a')
    .using('clients as c')
    .where('a.partner_id', '=', partnerId)
    .where('a.membership_id', '=', member.id)
    .whereRef('c.id', '=', 'a.client_id')
    .returning(['c.id', 'c.code', 'c.business_name as businessName', 'a.support_contact as supportContact'])
    .execute();
  for (const { supportContact, ...client } of ended) {
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
