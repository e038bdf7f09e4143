import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import { isoTime, listPage, notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { MemberRow, MembersInput } from '../contract.ts';

type MemberSort = NonNullable<MembersInput['sort']>['by'];

const sortable = {
  name: { column: 'name_key', type: 'text' },
  email: { column: 'email', type: 'text' },
  role: { column: 'role', type: 'text' },
  mfa: { column: 'mfa_enabled', type: 'boolean' },
  lastActive: { column: 'last_active_at', type: 'timestamptz', nullable: true },
} as const;

/** The partner's own people. Both partner roles see the same rows. */
export function listMembers(uow: UnitOfWork, { role, ...request }: MembersInput): Promise<Page<MemberRow>> {
  const { actor } = uow;
  if (actor.kind !== 'user' || !actor.membership?.partnerId) throw notFound();
  const { partnerId, role: ownRole } = actor.membership;
  const roles = role && role.length > 0 ? role : null;
  return listPage<MemberRow, MemberSort>(
    uow.db,
    {
      from: sql`memberships as m`,
      alias: 'm',
      columns: sql`m.id, m.user_id as "userId", m.name, m.email, m.role, m.status, m.mfa_enabled as "mfaEnabled",
        ${isoTime('m.last_active_at')} as "lastActiveAt", ${isoTime('m.created_at')} as "joinedAt",
        m.user_id = ${actor.userId} as self, ${lastAdmin(partnerId)}
        ${ownRole === 'partner_admin' ? assignedClients : sql``}`,
      where: sql`m.partner_id = ${partnerId} and m.client_id is null and m.partner_id is not null and m.status <> 'removed'
        ${roles ? sql`and m.role = any (${roles})` : sql``}`,
      sortable,
      defaultSort: { by: 'name', dir: 'asc' },
      search: { list: 'members', filter: roles && { role: roles } },
    },
    request,
  );
}

/** Counted once for the whole page, and no further than two: per row it was 26 times all the administrators. */
const lastAdmin = (partnerId: string) => sql`(m.role = 'partner_admin' and m.status = 'active' and (
  select count(*) from (select 1 from memberships o where o.partner_id = ${partnerId} and o.client_id is null
    and o.role = 'partner_admin' and o.status = 'active' limit 2) others) < 2) as "lastAdmin"`;

/** How many clients each one looks after; other members' assignments are for administrators alone (PRODUCT §3.2). */
const assignedClients = sql`, (
  select count(*)::integer from client_assignments a where a.membership_id = m.id) as "assignedClients"`;
