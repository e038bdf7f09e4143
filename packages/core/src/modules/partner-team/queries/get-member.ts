import { sql } from 'kysely';
import { openInvitation } from '../../invitations/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { MemberIdInput, MemberRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { invitedColumns, memberColumns, rosterOf, rowColumns } from './member-columns.ts';

/**
 * One row of the roster, wherever it stands in the list: a member, or for administrators also an open invitation, by its own id.
 * @throws not_found for one that is missing, removed, over or of another place: one answer
 */
export async function getMember(uow: UnitOfWork, { memberId }: MemberIdInput): Promise<MemberRow> {
  const viewer = viewerOf(uow.actor);
  const row = (await findMemberRow(uow, memberId)) ?? (await findInvitedRow(uow, memberId));
  const { partnerId } = viewer;
  return uow.require('partnerTeam.member', row && { partnerId, row }).subject.row;
}

async function findMemberRow(uow: UnitOfWork, id: string): Promise<MemberRow | null> {
  const viewer = viewerOf(uow.actor);
  const { rows } = await sql<MemberRow>`
    select ${rowColumns(viewer)} from (
      select ${memberColumns(viewer)} from memberships as m where ${rosterOf(viewer)} and m.id = ${id}) page`.execute(
    uow.db,
  );
  return rows[0] ?? null;
}

async function findInvitedRow(uow: UnitOfWork, id: string): Promise<MemberRow | null> {
  const viewer = viewerOf(uow.actor);
  if (viewer.role !== 'partner_admin') return null;
  const tenant = { partnerId: viewer.partnerId, clientId: null };
  const { rows } = await sql<MemberRow>`
    select ${rowColumns(viewer)} from (
      select ${invitedColumns(sql`i.shown`)} from ${openInvitation(tenant, id)} as i) page`.execute(uow.db);
  return rows[0] ?? null;
}
