import type { ActiveMembership } from '@gatehouse/policy';
import { sql } from 'kysely';
import { id, type Page } from '../../../platform/contract.ts';
import { invalidInput, notFound, type UnitOfWork } from '../../../platform/index.ts';
import { listAssignedClients } from '../../clients/index.ts';
import type { AssignedClientRow } from '../../clients/contract.ts';
import type { AssignedClientsInput } from '../contract.ts';
import { othersAssignments } from '../partner-team.errors.ts';

/**
 * The clients a member looks after: one's own, or for an administrator anybody's of the team.
 * @throws role_not_allowed for a partner_user who asks about somebody else, whatever the id
 */
export async function listAssignedClientsOf(
  uow: UnitOfWork,
  { memberId, ...request }: AssignedClientsInput,
): Promise<Page<AssignedClientRow>> {
  const own = uow.actor.kind === 'user' ? uow.actor.membership : null;
  if (!own) throw notFound();
  const member =
    memberId === undefined || memberId.toLowerCase() === own.id ? own : await findOther(uow, own, memberId);
  uow.require('partnerTeam.assignedClients', member);
  if (!member?.partnerId) throw notFound();
  return listAssignedClients(uow, { id: member.id, partnerId: member.partnerId }, request);
}

type Tenant = Pick<ActiveMembership, 'id' | 'partnerId'>;

async function findOther(uow: UnitOfWork, own: ActiveMembership, memberId: string): Promise<Tenant | null> {
  if (own.role !== 'partner_admin') throw othersAssignments();
  const parsed = id.safeParse(memberId);
  if (!parsed.success) throw invalidInput({ memberId: { code: 'not_an_id' } });
  const { rows } = await sql<Tenant>`
    select id, partner_id as "partnerId" from memberships
     where id = ${parsed.data} and partner_id is not null and client_id is null and status <> 'removed'`.execute(
    uow.db,
  );
  return rows[0] ?? null;
}
