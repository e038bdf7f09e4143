import { sql } from 'kysely';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { MemberIdInput, MemberRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { memberColumns, rosterOf } from './member-columns.ts';

/** One row of the roster, wherever it stands in the list. @throws not_found for one that is missing, removed or of another place */
export async function getMember(uow: UnitOfWork, { memberId }: MemberIdInput): Promise<MemberRow> {
  const viewer = viewerOf(uow.actor);
  const { rows } = await sql<MemberRow>`
    select ${memberColumns(viewer)} from memberships as m where ${rosterOf(viewer)} and m.id = ${memberId}`.execute(
    uow.db,
  );
  const [row] = rows;
  uow.require('partnerTeam.member', row ? { partnerId: viewer.partnerId } : null);
  if (!row) throw notFound();
  return row;
}
