import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { listSessionsOfMembership } from '../../sessions/index.ts';
import type { SessionRow } from '../../sessions/contract.ts';
import type { MemberIdInput } from '../contract.ts';

/** A member's sessions for this team. Their sessions for other memberships are not shown. */
export async function listMemberSessions(
  uow: UnitOfWork,
  { memberId }: MemberIdInput,
): Promise<SessionRow[]> {
  const { rows } = await sql<{ id: string; partnerId: string }>`
    select id, partner_id as "partnerId" from memberships
     where id = ${memberId} and partner_id is not null and client_id is null and status <> 'removed'`.execute(
    uow.db,
  );
  const { subject: member } = uow.require('partnerTeam.memberSessions', rows[0] ?? null);
  return listSessionsOfMembership(uow, member.id);
}
