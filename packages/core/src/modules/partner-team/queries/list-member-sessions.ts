import { sql } from 'kysely';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import { listSessionsOfMembership } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';
import type { MemberIdInput } from '../contract.ts';

/** Where a member of the team is signed in for the team; what else they do elsewhere is nobody's business here. */
export async function listMemberSessions(
  uow: UnitOfWork,
  { memberId }: MemberIdInput,
): Promise<SessionRow[]> {
  const { rows } = await sql<{ id: string; partnerId: string }>`
    select id, partner_id as "partnerId" from memberships
     where id = ${memberId} and partner_id is not null and client_id is null and status <> 'removed'`.execute(
    uow.db,
  );
  const [member = null] = rows;
  uow.require('partnerTeam.memberSessions', member);
  if (!member) throw notFound();
  return listSessionsOfMembership(uow, member.id);
}
