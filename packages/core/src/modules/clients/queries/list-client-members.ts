import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import { isoTime, listPage, type UnitOfWork } from '../../../platform/index.ts';
import type { AssignmentRow, ClientMembersInput, EligibleMemberRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { anotherSupportContact } from './last-contacts.ts';
import { requireVisibleClient } from './select-client.ts';

type MemberSort = NonNullable<ClientMembersInput['sort']>['by'];

const sortable = {
  name: { column: 'name_key', type: 'text' },
  email: { column: 'email', type: 'text' },
  role: { column: 'role', type: 'text' },
} as const;
const defaultSort = { by: 'name', dir: 'asc' } as const;
const shownOfMember = sql`m.id, m.id as "memberId", m.name, m.email, m.role`;
const rosterOf = (partnerId: string) =>
  sql`m.partner_id = ${partnerId} and m.client_id is null and m.partner_id is not null and m.status <> 'removed'`;

/** The members who look after a client the actor can see. */
export async function listAssignments(
  uow: UnitOfWork,
  { clientId, ...request }: ClientMembersInput,
): Promise<Page<AssignmentRow>> {
  const viewer = viewerOf(uow.actor);
  const client = await requireVisibleClient(uow, viewer, 'clients.assignments', clientId);
  const counts = sql`(a.support_contact and m.status = 'active')`;
  return listPage<AssignmentRow, MemberSort>(
    uow.db,
    {
      from: sql`client_assignments as a join memberships as m on m.id = a.membership_id`,
      alias: 'm',
      columns: sql`${shownOfMember}, m.status, a.support_contact as "supportContact",
        (${client.requiresSupportContact}::boolean and ${counts} and not ${anotherSupportContact}) as "lastSupportContact",
        ${isoTime('a.created_at')} as "assignedAt", m.id = ${viewer.membershipId} as self`,
      where: sql`a.client_id = ${client.id} and ${rosterOf(viewer.partnerId)}`,
      sortable,
      defaultSort,
      search: { list: `members-of-client ${client.id}`, filter: null },
    },
    request,
  );
}

/** The active members who could be assigned to a client and are not yet. */
export async function listEligibleMembers(
  uow: UnitOfWork,
  { clientId, ...request }: ClientMembersInput,
): Promise<Page<EligibleMemberRow>> {
  const viewer = viewerOf(uow.actor);
  const client = await requireVisibleClient(uow, viewer, 'clients.eligibleMembers', clientId);
  return listPage<EligibleMemberRow, MemberSort>(
    uow.db,
    {
      from: sql`memberships as m`,
      alias: 'm',
      columns: shownOfMember,
      where: sql`${rosterOf(viewer.partnerId)} and m.status = 'active' and not exists (
        select 1 from client_assignments a where a.client_id = ${client.id} and a.membership_id = m.id)`,
      sortable,
      defaultSort,
      search: { list: `eligible-members ${client.id}`, filter: null },
    },
    request,
  );
}
