import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import { listPage, type ListRequest, type UnitOfWork } from '../../../platform/index.ts';
import type { AssignedClientRow, assignedClientSortFields } from '../contract.ts';

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
      from: sql`client_assignments as a join clients as c on c.id = a.client_id`,
      alias: 'c',
      columns: sql`c.id, c.code, c.business_name as "businessName", c.status, a.support_contact as "supportContact"`,
      where: sql`a.membership_id = ${member.id} and c.partner_id = ${member.partnerId}`,
      sortable,
      defaultSort: { by: 'name', dir: 'asc' },
      search: { list: `clients-of-member ${member.id}`, filter: null },
    },
    request,
  );
}
