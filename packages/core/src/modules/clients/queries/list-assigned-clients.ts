import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import { listPage, type ListRequest, type UnitOfWork } from '../../../platform/index.ts';
import type { AssignedClientRow } from '../contract.ts';
import type { assignedClientSortFields } from '../vocabulary.ts';
import { anotherSupportContact } from './last-contacts.ts';
import { assignedTo } from './select-client.ts';

type AssignedSort = (typeof assignedClientSortFields)[number];

const sortable = {
  name: { column: 'name_key', type: 'text' },
  code: { column: 'code', type: 'text' },
  status: { column: 'status', type: 'text' },
} as const;

/** The clients one member looks after. Whether the actor may ask about that member is the caller's question. */
export function listAssignedClients(
  uow: UnitOfWork,
  member: { readonly id: string; readonly partnerId: string },
  request: ListRequest<AssignedSort>,
): Promise<Page<AssignedClientRow>> {
  return listPage<AssignedClientRow, AssignedSort>(
    uow.db,
    {
      from: sql`clients as c`,
      alias: 'c',
      columns: sql`c.id, c.code, c.business_name as "businessName", c.status, (
        select a.support_contact from client_assignments a
         where a.client_id = c.id and a.membership_id = ${member.id}) as "supportContact",
        (c.requires_support_contact and exists (
          select 1 from client_assignments a join memberships m on m.id = a.membership_id
           where a.client_id = c.id and a.membership_id = ${member.id} and a.support_contact and m.status = 'active'
             and not ${anotherSupportContact})) as "lastSupportContact"`,
      where: sql`c.partner_id = ${member.partnerId} and ${assignedTo(member.id)}`,
      sortable,
      defaultSort: { by: 'name', dir: 'asc' },
      search: { list: `clients-of-member ${member.id}`, filter: null },
    },
    request,
  );
}
