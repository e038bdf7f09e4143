import { sql } from 'kysely';
import { openInvitation } from '../../invitations/index.ts';
import { select, type Reading } from '../../../platform/index.ts';
import type { MemberIdInput, MemberRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { invitedColumns, m, memberColumns, rosterOf, rowColumns } from './member-columns.ts';

/** The state in which an open invitation is shown (`openInvitation`). */
const shown = sql.ref<'pending' | 'expired'>('i.shown');

/**
 * One row of the roster, wherever it is in the list: a member, or for administrators also an open invitation, by its own id.
 * @throws not_found for one that is missing, removed, expired or of another tenant: one answer
 */
export async function getMember(reading: Reading, { memberId }: MemberIdInput): Promise<MemberRow> {
  const viewer = viewerOf(reading.actor);
  const row = (await findMemberRow(reading, memberId)) ?? (await findInvitedRow(reading, memberId));
  const { partnerId } = viewer;
  return reading.require('partnerTeam.member', row && { partnerId, row }).subject.row;
}

async function findMemberRow(reading: Reading, id: string): Promise<MemberRow | null> {
  const viewer = viewerOf(reading.actor);
  const member = select(
    memberColumns(viewer),
    sql`${m.table} where ${rosterOf(viewer)} and ${m('id')} = ${id}`,
  );
  const { rows } = await select(rowColumns(viewer), sql`(${member}) page`).execute(reading.db);
  return rows[0] ?? null;
}

async function findInvitedRow(reading: Reading, id: string): Promise<MemberRow | null> {
  const viewer = viewerOf(reading.actor);
  if (viewer.role !== 'partner_admin') return null;
  const tenant = { partnerId: viewer.partnerId, clientId: null };
  const invited = select(invitedColumns(shown), sql`${openInvitation(tenant, id)} as i`);
  const { rows } = await select(rowColumns(viewer), sql`(${invited}) page`).execute(reading.db);
  return rows[0] ?? null;
}
