import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import {
  listPage,
  selection,
  tableAs,
  type ListRequest,
  type Sortable,
  type Reading,
} from '../../../platform/index.ts';
import type { AssignedClientRow } from '../contract.ts';
import type { assignedClientSortFields } from '../vocabulary.ts';
import { a, anotherSupportContact } from './last-contacts.ts';
import { assignedTo, c } from './visible-clients.ts';

type AssignedSort = (typeof assignedClientSortFields)[number];

const sortable = {
  name: { column: 'name_key', type: 'text' },
  code: { column: 'code', type: 'text' },
  status: { column: 'status', type: 'text' },
} as const satisfies Sortable<'clients'>;
const m = tableAs('memberships', 'm');

/** The clients one member is assigned to. The caller checks whether the actor may ask about that member. */
export function listAssignedClients(
  reading: Reading,
  member: { readonly id: string; readonly partnerId: string },
  request: ListRequest<AssignedSort>,
): Promise<Page<AssignedClientRow>> {
  const ofMember = sql`${a('client_id')} = ${c('id')} and ${a('membership_id')} = ${member.id}`;
  return listPage(
    reading.db,
    {
      from: c.table,
      alias: c.alias,
      columns: selection({
        id: c('id'),
        code: c('code'),
        businessName: c('business_name'),
        status: c('status'),
        supportContact: sql<boolean>`(
          select ${a('support_contact')} from ${a.table} where ${ofMember})`,
        lastSupportContact: sql<boolean>`(${c('requires_support_contact')} and exists (
          select 1 from ${a.table} join ${m.table} on ${m('id')} = ${a('membership_id')}
           where ${ofMember} and ${a('support_contact')} and ${m('status')} = 'active' and not ${anotherSupportContact}))`,
      }),
      where: sql`${c('partner_id')} = ${member.partnerId} and ${assignedTo(member.id)}`,
      sortable,
      defaultSort: { by: 'name', dir: 'asc' },
      search: { list: `clients-of-member ${member.id}`, filter: null },
    },
    request,
  );
}
