import { seesField } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { isoTime } from '../../../platform/index.ts';
import type { Viewer } from '../domain/viewer.ts';

/** The memberships, `m`, that make up a partner's roster. Said as its indexes say it. */
export const rosterOf = ({ partnerId }: Viewer): RawBuilder<unknown> =>
  sql`m.partner_id = ${partnerId} and m.client_id is null and m.partner_id is not null and m.status <> 'removed'`;

/** What a member, `m`, has to show. The same columns, of the same types, as an invitation. */
export const memberColumns = ({ userId }: Viewer): RawBuilder<unknown> => sql`
  m.id, 'member' as kind, m.user_id as "userId", m.name, m.email, m.role, m.status, m.mfa_enabled as "mfaEnabled",
  ${isoTime('m.last_active_at')} as "lastActiveAt", ${isoTime('m.created_at')} as "joinedAt", m.user_id = ${userId} as self,
  null::jsonb as invitation`;

/** What an invitation, `i`, has to show in the roster. */
export const invitedColumns = (status: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  i.id, 'invitation' as kind, null::uuid as "userId", '' as name, i.email, i.role, ${status} as status, false as "mfaEnabled",
  null::text as "lastActiveAt", null::text as "joinedAt", false as self,
  jsonb_build_object('createdAt', ${isoTime('i.created_at')}, 'expiresAt', ${isoTime('i.expires_at')}, 'invitedBy', i.invited_by_name,
    'deliveryStatus', i.delivery_status, 'deliveryError', i.delivery_error, 'sentCount', i.sent_count,
    'lastSentAt', ${isoTime('i.last_sent_at')}) as invitation`;

/** A row, `page`, as it is shown. How many clients the others are assigned to is for administrators alone (PRODUCT §3.2). */
export const rowColumns = ({ partnerId, role }: Viewer): RawBuilder<unknown> => sql`
  page.id, page.kind, page."userId", page.name, page.email, page.role, page.status, page."mfaEnabled", page."lastActiveAt", page."joinedAt",
  page.self, page.invitation, ${lastAdmin(partnerId)} ${seesField(role, 'member.assignedClients') ? assignedClients : sql``}`;

/** Counted once for the whole page, and no further than two: per row it was 26 times all the administrators. */
const lastAdmin = (
  partnerId: string,
) => sql`(page.kind = 'member' and page.role = 'partner_admin' and page.status = 'active' and (
  select count(*) from (select 1 from memberships o where o.partner_id = ${partnerId} and o.client_id is null
    and o.role = 'partner_admin' and o.status = 'active' limit 2) others) < 2) as "lastAdmin"`;

const assignedClients = sql`, (
  select count(*)::integer from client_assignments a where a.membership_id = page.id) as "assignedClients"`;
