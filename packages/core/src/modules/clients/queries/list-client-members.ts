import type { PartnerRole } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import {
  isoTime,
  listPage,
  selection,
  tableAs,
  type Sortable,
  type Reading,
} from '../../../platform/index.ts';
import type { AssignmentRow, ClientMembersInput, EligibleMemberRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { a, anotherSupportContact } from './last-contacts.ts';
import { requireVisibleClient } from './visible-clients.ts';

const sortable = {
  name: { column: 'name_key', type: 'text' },
  email: { column: 'email', type: 'text' },
  role: { column: 'role', type: 'text' },
} as const satisfies Sortable<'memberships'>;
const defaultSort = { by: 'name', dir: 'asc' } as const;
const m = tableAs('memberships', 'm');
const shownOfMember = {
  id: m('id'),
  memberId: m('id'),
  name: m('name'),
  email: m('email'),
  // Only a partner's roles are in its roster, as a check of the table ensures.
  role: m('role').$castTo<PartnerRole>(),
};
const rosterOf = (partnerId: string) =>
  sql`${m('partner_id')} = ${partnerId} and ${m('client_id')} is null and ${m('partner_id')} is not null and ${m('status')} <> 'removed'`;

/** The members assigned to a client that the actor can see. */
export async function listAssignments(
  reading: Reading,
  { clientId, ...request }: ClientMembersInput,
): Promise<Page<AssignmentRow>> {
  const viewer = viewerOf(reading.actor);
  const client = await requireVisibleClient(reading, viewer, 'clients.assignments', clientId);
  const counts = sql`(${a('support_contact')} and ${m('status')} = 'active')`;
  return listPage(
    reading.db,
    {
      from: sql`${a.table} join ${m.table} on ${m('id')} = ${a('membership_id')}`,
      alias: m.alias,
      columns: selection({
        ...shownOfMember,
        status: m('status'),
        supportContact: a('support_contact'),
        lastSupportContact: sql<boolean>`(${client.requiresSupportContact}::boolean and ${counts} and not ${anotherSupportContact})`,
        assignedAt: isoTime(a('created_at')),
        self: sql<boolean>`${m('id')} = ${viewer.membershipId}`,
      }),
      where: sql`${a('client_id')} = ${client.id} and ${rosterOf(viewer.partnerId)}`,
      sortable,
      defaultSort,
      search: { list: `members-of-client ${client.id}`, filter: null },
    },
    request,
  );
}

/** The active members who could be assigned to a client and are not yet. */
export async function listEligibleMembers(
  reading: Reading,
  { clientId, ...request }: ClientMembersInput,
): Promise<Page<EligibleMemberRow>> {
  const viewer = viewerOf(reading.actor);
  const client = await requireVisibleClient(reading, viewer, 'clients.eligibleMembers', clientId);
  return listPage(
    reading.db,
    {
      from: m.table,
      alias: m.alias,
      columns: selection(shownOfMember),
      where: sql`${rosterOf(viewer.partnerId)} and ${m('status')} = 'active' and not exists (
        select 1 from ${a.table} where ${a('client_id')} = ${client.id} and ${a('membership_id')} = ${m('id')})`,
      sortable,
      defaultSort,
      search: { list: `eligible-members ${client.id}`, filter: null },
    },
    request,
  );
}
