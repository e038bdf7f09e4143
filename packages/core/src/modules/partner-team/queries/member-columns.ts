import { sql, type RawBuilder } from 'kysely';
import { isoTime } from '../../../platform/index.ts';
import type { Viewer } from '../domain/viewer.ts';

/** The memberships, `m`, that make up a partner's roster. Said as its indexes say it. */
export const rosterOf = ({ partnerId }: Viewer): RawBuilder<unknown> =>
  sql`m.partner_id = ${partnerId} and m.client_id is null and m.partner_id is not null and m.status <> 'removed'`;

/** What a member, `m`, has to show. How many clients the others are assigned to is for administrators alone (PRODUCT §3.2). */
export const memberColumns = ({ userId, partnerId, role }: Viewer): RawBuilder<unknown> => sql`
  m.id, m.user_id as "userId", m.name, m.email, m.role, m.status, m.mfa_enabled as "mfaEnabled",
  ${isoTime('m.last_active_at')} as "lastActiveAt", ${isoTime('m.created_at')} as "joinedAt",
  m.user_id = ${userId} as self, ${lastAdmin(partnerId)} ${role === 'partner_admin' ? assignedClients : sql``}`;

/** Counted once for the whole page, and no further than two: per row it was 26 times all the administrators. */
const lastAdmin = (partnerId: string) => sql`(m.role = 'partner_admin' and m.status = 'active' and (
  select count(*) from (select 1 from memberships o where o.partner_id = ${partnerId} and o.client_id is null
    and o.role = 'partner_admin' and o.status = 'active' limit 2) others) < 2) as "lastAdmin"`;

const assignedClients = sql`, (
  select count(*)::integer from client_assignments a where a.membership_id = m.id) as "assignedClients"`;
