import { sql, type RawBuilder } from 'kysely';
import { isoTime } from '../../../platform/index.ts';
import type { ClientUserStatus } from '../contract.ts';
import type { Viewer } from '../domain/viewer.ts';

/** What is shown of a client's user, `m`. The same columns, of the same types, as of an invitation. */
export const personColumns = (viewer: Viewer): RawBuilder<unknown> => sql`
  m.id, 'user' as kind, m.name, m.email, m.phone, m.role, m.status, ${isoTime('m.last_active_at')} as "lastActiveAt",
  ${client('m', viewer)}, ${everywhere}, ${isoTime('m.created_at')} as "createdAt", m.user_id = ${viewer.userId} as self,
  ${lastAdmin} as "lastAdmin", m.mfa_enabled as "mfaEnabled", null::jsonb as invitation`;

/** What is shown of an invitation, `i`, in a list of people. */
export const guestColumns = (viewer: Viewer, status: ClientUserStatus): RawBuilder<unknown> => sql`
  i.id, 'invitation' as kind, null::text as name, i.email, null::text as phone, i.role, ${status}::text as status, null::text as "lastActiveAt",
  ${client('i', viewer)}, ${everywhere}, ${isoTime('i.created_at')} as "createdAt", false as self,
  false as "lastAdmin", false as "mfaEnabled",
  jsonb_build_object('expiresAt', ${isoTime('i.expires_at')}, 'invitedBy', i.invited_by_name, 'deliveryStatus', i.delivery_status,
    'deliveryError', i.delivery_error, 'sentCount', i.sent_count, 'lastSentAt', ${isoTime('i.last_sent_at')},
    'roleOnOffer', (select i.role = any (c.roles_on_offer) from clients c where c.id = i.client_id)) as invitation`;

/** The partner's own code for a client is not in the answer at all for the client's people (SECURITY R27). */
const client = (alias: string, { clientId }: Viewer) => sql`(
  select jsonb_build_object('id', c.id, 'businessName', c.business_name ${clientId === null ? sql`, 'code', c.code` : sql``})
    from clients c where c.id = ${sql.ref(`${alias}.client_id`)}) as client`;

/** Nobody's access is limited yet. */
const everywhere = sql`true as "allCommunities", '[]'::jsonb as communities, '[]'::jsonb as groups`;

/** The one active administrator of a client that manages itself. */
const lastAdmin = sql`(m.role = 'client_admin' and m.status = 'active'
  and exists (select 1 from clients c where c.id = m.client_id and c.manage_users)
  and not exists (select 1 from memberships o where o.partner_id = m.partner_id and o.client_id = m.client_id and o.client_id is not null
    and o.role = 'client_admin' and o.status = 'active' and o.status <> 'removed' and o.id <> m.id))`;
