import { seesField, type PartnerRole } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { isoTime, jsonObject, rowAs, selection, tableAs } from '../../../platform/index.ts';
import type { MemberRow } from '../contract.ts';
import type { MemberStatus } from '../vocabulary.ts';
import type { Viewer } from '../domain/viewer.ts';

export const m = tableAs('memberships', 'm');
export const a = tableAs('client_assignments', 'a');
const i = tableAs('invitations', 'i');
const o = tableAs('memberships', 'o');

/** The columns of a row of either kind before it is formatted. */
export type RosterRow = Omit<MemberRow, 'lastAdmin' | 'assignedClients'>;
const page = rowAs<RosterRow>('page');
type OpenStatus = 'pending' | 'expired';

/** The memberships, `m`, of a partner's roster, in the terms of its indexes. */
export const rosterOf = ({ partnerId }: Viewer): RawBuilder<unknown> =>
  sql`${m('partner_id')} = ${partnerId} and ${m('client_id')} is null and ${m('partner_id')} is not null and ${m('status')} <> 'removed'`;

/** The columns of a member, `m`: the same, of the same types, as those of an invitation. */
export const memberColumns = ({ userId }: Viewer): RawBuilder<RosterRow> =>
  selection({
    id: m('id'),
    kind: sql.lit('member' as const),
    userId: m('user_id'),
    name: m('name'),
    email: m('email'),
    // Members of a partner have its roles, as a check of the table ensures. The query above excludes removed ones.
    role: m('role').$castTo<PartnerRole>(),
    status: m('status').$castTo<MemberStatus>(),
    mfaEnabled: m('mfa_enabled'),
    lastActiveAt: isoTime(m('last_active_at')),
    joinedAt: isoTime(m('created_at')),
    self: sql<boolean>`${m('user_id')} = ${userId}`,
    invitation: sql<null>`null::jsonb`,
  });

/** The columns of an invitation, `i`, in the roster. */
export const invitedColumns = (status: RawBuilder<OpenStatus>): RawBuilder<RosterRow> =>
  selection({
    id: i('id'),
    kind: sql.lit('invitation' as const),
    userId: sql<null>`null::uuid`,
    name: sql.lit(''),
    email: i('email'),
    role: i('role').$castTo<PartnerRole>(),
    status,
    mfaEnabled: sql.lit(false),
    lastActiveAt: sql<null>`null::text`,
    joinedAt: sql<null>`null::text`,
    self: sql.lit(false),
    invitation: jsonObject({
      createdAt: isoTime(i('created_at')),
      expiresAt: isoTime(i('expires_at')),
      invitedBy: i('invited_by_name'),
      deliveryStatus: i('delivery_status'),
      deliveryError: i('delivery_error'),
      sentCount: i('sent_count'),
      lastSentAt: isoTime(i('last_sent_at')),
    }),
  });

/** A row, `page`, as it is shown. The number of other members' clients is for administrators only (PRODUCT §3.2). */
export const rowColumns = ({ partnerId, role }: Viewer): RawBuilder<MemberRow> =>
  selection({
    id: page('id'),
    kind: page('kind'),
    userId: page('userId'),
    name: page('name'),
    email: page('email'),
    role: page('role'),
    status: page('status'),
    mfaEnabled: page('mfaEnabled'),
    lastActiveAt: page('lastActiveAt'),
    joinedAt: page('joinedAt'),
    self: page('self'),
    invitation: page('invitation'),
    lastAdmin: lastAdmin(partnerId),
    ...(seesField(role, 'member.assignedClients') ? { assignedClients } : {}),
  });

/** Counted once for the whole page, up to two: counted per row it scanned all administrators 26 times. */
const lastAdmin = (partnerId: string) => sql<boolean>`(
  ${page('kind')} = 'member' and ${page('role')} = 'partner_admin' and ${page('status')} = 'active' and (
  select count(*) from (select 1 from ${o.table} where ${o('partner_id')} = ${partnerId} and ${o('client_id')} is null
    and ${o('role')} = 'partner_admin' and ${o('status')} = 'active' limit 2) others) < 2)`;

const assignedClients = sql<number>`(
  select count(*)::integer from ${a.table} where ${a('membership_id')} = ${page('id')})`;
