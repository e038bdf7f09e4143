import { seesField, type GuardedField, type QueryAction } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { isoTime, type UnitOfWork } from '../../../platform/index.ts';
import type { ClientRow } from '../contract.ts';
import type { Viewer } from '../domain/viewer.ts';

/** Columns that the policy keeps from some roles. */
const guardedColumns = {
  'client.contactName': sql`, c.contact_name as "contactName"`,
  'client.businessEmail': sql`, c.business_email as "businessEmail"`,
} as const satisfies Partial<Record<GuardedField, RawBuilder<unknown>>>;

const shownTo = ({ role }: Viewer, field: keyof typeof guardedColumns) =>
  seesField(role, field) ? guardedColumns[field] : sql``;

/** What a viewer is shown of a client. Contact details are not in the answer at all for whoever may not see them (SECURITY R27). */
export const clientColumns = (viewer: Viewer) => sql`
  c.id, c.code, c.business_name as "businessName", c.domain, c.status, c.timezone,
  c.requires_support_contact as "requiresSupportContact", ${isoTime('c.created_at')} as "createdAt", c.version
  ${shownTo(viewer, 'client.contactName')} ${shownTo(viewer, 'client.businessEmail')}`;

/**
 * The clients a member looks after, as a list of ids made first: a page then costs as much as they are many. Joined, the planner would
 * read the partner's clients in the list's order instead and hope to meet the assigned ones early.
 */
export const assignedTo = (membershipId: string) => sql`c.id = any (array(
  select mine.client_id from client_assignments mine where mine.membership_id = ${membershipId}))`;

/** The clients a viewer can know of; all others are not there. */
export const visibleClients = ({ partnerId, membershipId, seesAll }: Viewer) =>
  sql`c.partner_id = ${partnerId} ${seesAll ? sql`` : sql`and ${assignedTo(membershipId)}`}`;

/** A client as this viewer sees it; null for one that is missing, another tenant's or not assigned: one case. */
export async function findVisibleClient(
  uow: UnitOfWork,
  viewer: Viewer,
  clientId: string,
): Promise<ClientRow | null> {
  const { rows } = await sql<ClientRow>`
    select ${clientColumns(viewer)} from clients as c where c.id = ${clientId} and ${visibleClients(viewer)}`.execute(
    uow.db,
  );
  return rows[0] ?? null;
}

/** The same for a question about the client. @throws not_found for a client the viewer cannot see, as for one that is not */
export async function requireVisibleClient(
  uow: UnitOfWork,
  viewer: Viewer,
  action: QueryAction,
  clientId: string,
): Promise<ClientRow> {
  const client = await findVisibleClient(uow, viewer, clientId);
  const { partnerId } = viewer;
  return uow.require(action, client && { partnerId, clientId: client.id, client }).subject.client;
}
