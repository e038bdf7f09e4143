import { seesField, type QueryAction } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { isoTime, select, selection, tableAs, type Reading } from '../../../platform/index.ts';
import type { ClientRow } from '../contract.ts';
import type { Viewer } from '../domain/viewer.ts';

export const c = tableAs('clients', 'c');
const mine = tableAs('client_assignments', 'mine');

/** The columns of a client that a viewer sees. Viewers who may not see contact details get no such columns (SECURITY R27). */
export const clientColumns = ({ role }: Viewer): RawBuilder<ClientRow> =>
  selection({
    id: c('id'),
    code: c('code'),
    businessName: c('business_name'),
    domain: c('domain'),
    status: c('status'),
    timezone: c('timezone'),
    requiresSupportContact: c('requires_support_contact'),
    createdAt: isoTime(c('created_at')),
    version: c('version'),
    ...(seesField(role, 'client.contactName') ? { contactName: c('contact_name') } : {}),
    ...(seesField(role, 'client.businessEmail') ? { businessEmail: c('business_email') } : {}),
  });

/**
 * The clients a member is assigned to, as a list of ids read first: a page then costs as much as there are assignments. With a join, the
 * planner would read the partner's clients in the list's order and expect to meet the assigned ones early.
 */
export const assignedTo = (membershipId: string) => sql<boolean>`${c('id')} = any (array(
  select ${mine('client_id')} from ${mine.table} where ${mine('membership_id')} = ${membershipId}))`;

/** The clients a viewer may know of. All others do not exist for them. */
export const visibleClients = ({ partnerId, membershipId, seesAll }: Viewer) =>
  sql<boolean>`${c('partner_id')} = ${partnerId} ${seesAll ? sql`` : sql`and ${assignedTo(membershipId)}`}`;

/** A client as this viewer sees it; null for one that is missing, another tenant's or not assigned: one case. */
export async function findVisibleClient(
  reading: Reading,
  viewer: Viewer,
  clientId: string,
): Promise<ClientRow | null> {
  const { rows } = await select(
    clientColumns(viewer),
    sql`${c.table} where ${c('id')} = ${clientId} and ${visibleClients(viewer)}`,
  ).execute(reading.db);
  return rows[0] ?? null;
}

/** The same for a query about the client. @throws not_found for a client the viewer cannot see, as for one that does not exist */
export async function requireVisibleClient(
  reading: Reading,
  viewer: Viewer,
  action: QueryAction,
  clientId: string,
): Promise<ClientRow> {
  const client = await findVisibleClient(reading, viewer, clientId);
  const { partnerId } = viewer;
  return reading.require(action, client && { partnerId, clientId: client.id, client }).subject.client;
}
