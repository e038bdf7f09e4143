import type { InvitationStatus } from '@gatehouse/policy';
import { sql } from 'kysely';
import { isoTime, listPage, type ListRequest, type UnitOfWork } from '../../../platform/index.ts';
import type { Page } from '../../../platform/contract.ts';
import type { InvitationRow } from '../contract.ts';

export type InvitationSort = 'email' | 'role' | 'status' | 'createdAt' | 'expiresAt';

const sortable = {
  email: { column: 'email_canonical', type: 'text' },
  role: { column: 'role', type: 'text' },
  status: { column: 'status', type: 'text' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
  expiresAt: { column: 'expires_at', type: 'timestamptz' },
} as const;

/** A partner's own invitations (not its clients'). What is past its end is shown as expired before the job has marked it. */
export function listInvitations(
  uow: UnitOfWork,
  partnerId: string,
  request: ListRequest<InvitationSort> & { readonly status: readonly InvitationStatus[] },
): Promise<Page<InvitationRow>> {
  const statuses = [...request.status];
  return listPage<InvitationRow, InvitationSort>(
    uow.db,
    {
      from: sql`invitations as i`,
      alias: 'i',
      columns: sql`i.id, i.email, i.role,
        case when i.status = 'pending' and i.expires_at <= clock_timestamp() then 'expired' else i.status end as status,
        ${isoTime('i.created_at')} as "createdAt", ${isoTime('i.expires_at')} as "expiresAt", i.invited_by_name as "invitedBy",
        i.delivery_status as "deliveryStatus", i.delivery_error as "deliveryError", i.sent_count as "sentCount",
        ${isoTime('i.last_sent_at')} as "lastSentAt"`,
      where: sql`i.partner_id = ${partnerId} and i.client_id is null and i.status = any (${statuses})`,
      sortable,
      defaultSort: { by: 'email', dir: 'asc' },
      search: { list: 'invitations', filter: { status: statuses } },
    },
    request,
  );
}
