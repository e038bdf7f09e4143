import { seesField } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { isoTime } from '../../../platform/index.ts';
import type { Viewer } from '../domain/viewer.ts';

/** What a client's user, `m`, has to show. The same columns, of the same types, as an invitation. */
export const personColumns = ({ userId }: Viewer): RawBuilder<unknown> => sql`
  m.id, m.partner_id as "partnerId", m.client_id as "clientId", 'user' as kind, m.name, m.email, m.phone, m.role, m.status,
  ${isoTime('m.last_active_at')} as "lastActiveAt", ${isoTime('m.created_at')} as "createdAt", m.user_id = ${userId} as self,
  m.mfa_enabled as "mfaEnabled", null::jsonb as invitation`;

/** What an invitation, `i`, has to show in a list of people. */
export const inviteeColumns = (status: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  i.id, i.partner_id as "partnerId", i.client_id as "clientId", 'invitation' as kind, null::text as name, i.email, null::text as phone, i.role,
  ${status} as status, null::text as "lastActiveAt", ${isoTime('i.created_at')} as "createdAt", false as self,
  false as "mfaEnabled", jsonb_build_object('expiresAt', ${isoTime('i.expires_at')}, 'invitedBy', i.invited_by_name,
    'deliveryStatus', i.delivery_status, 'deliveryError', i.delivery_error, 'sentCount', i.sent_count,
    'lastSentAt', ${isoTime('i.last_sent_at')}) as invitation`;

/** A row, `page`, as it is shown. Nobody's access is limited yet. */
export const rowColumns = ({ role }: Viewer): RawBuilder<unknown> => sql`
  page.id, page.kind, page.name, page.email, page.phone, page.role, page.status, page."lastActiveAt", page."createdAt", page.self,
  page."mfaEnabled", (
    select jsonb_build_object('id', c.id, 'businessName', c.business_name ${seesField(role, 'client.code') ? sql`, 'code', c.code` : sql``})
      from clients c where c.id = page."clientId") as client,
  true as "allCommunities", '[]'::jsonb as communities, '[]'::jsonb as groups, ${lastAdmin} as "lastAdmin",
  page.invitation || (
    select jsonb_build_object('roleOnOffer', page.role = any (c.roles_on_offer)) from clients c where c.id = page."clientId") as invitation`;

/** The one active administrator of a client that manages itself. */
const lastAdmin = sql`(page.kind = 'user' and page.role = 'client_admin' and page.status = 'active'
  and exists (select 1 from clients c where c.id = page."clientId" and c.manage_users)
  and not exists (
    select 1 from memberships o where o.partner_id = page."partnerId" and o.client_id = page."clientId" and o.client_id is not null
       and o.role = 'client_admin' and o.status = 'active' and o.status <> 'removed' and o.id <> page.id))`;
