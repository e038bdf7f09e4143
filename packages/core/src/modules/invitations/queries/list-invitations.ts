import type { InvitationStatus } from '@gatehouse/policy';
import { sql } from 'kysely';
import {
  databaseNow,
  isoTime,
  listPage,
  selection,
  tableAs,
  type ListRequest,
  type Sortable,
  type Reading,
} from '../../../platform/index.ts';
import type { Page } from '../../../platform/contract.ts';
import type { InvitationRow } from '../contract.ts';

export type InvitationSort = 'email' | 'role' | 'status' | 'createdAt' | 'expiresAt';

const sortable = {
  email: { column: 'email_canonical', type: 'text' },
  role: { column: 'role', type: 'text' },
  status: { column: 'status', type: 'text' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
  expiresAt: { column: 'expires_at', type: 'timestamptz' },
} as const satisfies Sortable<'invitations'>;
const i = tableAs('invitations', 'i');

/** A partner's own invitations (not its clients'). Overdue ones are shown as expired before the job has written so. */
export function listInvitations(
  reading: Reading,
  partnerId: string,
  request: ListRequest<InvitationSort> & { readonly status: readonly InvitationStatus[] },
): Promise<Page<InvitationRow>> {
  const statuses = [...request.status];
  return listPage(
    reading.db,
    {
      from: i.table,
      alias: i.alias,
      columns: selection({
        id: i('id'),
        email: i('email'),
        role: i('role'),
        status: sql<InvitationStatus>`case when ${i('status')} = 'pending' and ${i('expires_at')} <= ${databaseNow} then 'expired' else ${i('status')} end`,
        createdAt: isoTime(i('created_at')),
        expiresAt: isoTime(i('expires_at')),
        invitedBy: i('invited_by_name'),
        deliveryStatus: i('delivery_status'),
        deliveryError: i('delivery_error'),
        sentCount: i('sent_count'),
        lastSentAt: isoTime(i('last_sent_at')),
      }),
      where: sql`${i('partner_id')} = ${partnerId} and ${i('client_id')} is null and ${i('status')} = any (${statuses})`,
      sortable,
      defaultSort: { by: 'email', dir: 'asc' },
      search: { list: 'invitations', filter: { status: statuses } },
    },
    request,
  );
}
