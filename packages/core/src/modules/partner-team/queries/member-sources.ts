import type { PartnerRole } from '@gatehouse/policy';
import { sql } from 'kysely';
import { openInvitations, openStates, shownState, type OpenState } from '../../invitations/index.ts';
import type { MergedList, Sortable } from '../../../platform/index.ts';
import type { memberSortFields, MemberStatus } from '../vocabulary.ts';
import type { Viewer } from '../domain/viewer.ts';
import { a, invitedColumns, m, memberColumns, rosterOf, type RosterRow } from './member-columns.ts';

type Source = MergedList<(typeof memberSortFields)[number], RosterRow>['sources'][number];

/** The requested part of the roster. */
export interface Chosen {
  /** Empty: all roles. */
  readonly roles: readonly PartnerRole[];
  /** Empty: all members. */
  readonly statuses: readonly MemberStatus[];
  readonly mfaEnabled: boolean | null;
  /** Not active since then. */
  readonly seenBefore: Date | null;
  readonly clientId: string | null;
}

/** The sources of the rows: one range of memberships, and one of invitations for each state they can have. */
export function chosenSources(viewer: Viewer, chosen: Chosen): Source[] {
  const { roles, statuses, mfaEnabled, seenBefore, clientId } = chosen;
  const inUse = (['active', 'deactivated'] as const).filter((status) => statuses.includes(status));
  const sources = statuses.length === 0 || inUse.length > 0 ? [members(viewer, chosen, inUse)] : [];
  // An invitee has no second factor, no activity and no assignments: these filters only concern members.
  if (mfaEnabled !== null || seenBefore !== null || clientId !== null) return sources;
  const open = (['pending', 'expired'] as const).filter((status) => statuses.includes(status));
  return [...sources, ...open.flatMap(openStates).map((state) => invited(viewer, roles, state))];
}

function members(
  viewer: Viewer,
  { roles, mfaEnabled, seenBefore, clientId }: Chosen,
  statuses: readonly MemberStatus[],
): Source {
  const conditions = [
    ...(roles.length === 0 ? [] : [sql`${m('role')} = any (${[...roles]})`]),
    ...(statuses.length === 1 ? [sql`${m('status')} = any (${[...statuses]})`] : []),
    ...(mfaEnabled === null ? [] : [sql`${m('mfa_enabled')} = ${mfaEnabled}`]),
    ...(seenBefore === null ? [] : [sql`${m('seen_at')} < ${seenBefore}`]),
    ...(clientId === null ? [] : [assignedTo(clientId)]),
  ];
  const filter = {
    ...(roles.length === 0 ? {} : { role: roles }),
    ...(statuses.length === 1 ? { status: statuses } : {}),
    ...(mfaEnabled === null ? {} : { mfa_enabled: [String(mfaEnabled)] }),
    ...(seenBefore === null ? {} : { seen_before: [seenBefore.toISOString()] }),
    ...(clientId === null ? {} : { assigned_to: [clientId] }),
  };
  return {
    from: m.table,
    alias: m.alias,
    columns: memberColumns(viewer),
    where: sql.join([rosterOf(viewer), ...conditions], sql` and `),
    sorts: memberSorts,
    search: { list: 'members', filter },
  };
}

const memberSorts = {
  name: { column: 'name_key', type: 'text' },
  email: { column: 'email', type: 'text' },
  role: { column: 'role', type: 'text' },
  mfa: { column: 'mfa_enabled', type: 'boolean' },
  lastActive: { column: 'last_active_at', type: 'timestamptz', nullable: true },
  joined: { column: 'created_at', type: 'timestamptz' },
} as const satisfies Sortable<'memberships'>;

const invitedSorts = {
  email: { column: 'email_canonical', type: 'text' },
  role: { column: 'role', type: 'text' },
} as const satisfies Sortable<'invitations'>;

/** As a list of ids read first: a page then costs as much as there are assignments. */
const assignedTo = (clientId: string) => sql`${m('id')} = any (array(
  select ${a('membership_id')} from ${a.table} where ${a('client_id')} = ${clientId}))`;

function invited({ partnerId }: Viewer, roles: readonly PartnerRole[], state: OpenState): Source {
  return {
    ...openInvitations({ of: 'team', partnerId }, roles, state),
    columns: invitedColumns(sql<'pending' | 'expired'>`${shownState(state)}::text`),
    sorts: {
      ...invitedSorts,
      name: { shared: null },
      mfa: { shared: 'false' },
      lastActive: { shared: null },
      joined: { shared: null },
    },
  };
}
