import type { ClientRole } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { openInvitations, openStates, shownState, type OpenState } from '../../invitations/index.ts';
import type { MergedList, Sortable } from '../../../platform/index.ts';
import type { clientUserSortFields, ClientUserStatus } from '../vocabulary.ts';
import type { Viewer } from '../domain/viewer.ts';
import { inviteeColumns, m, personColumns, type ListedRow } from './client-user-columns.ts';

type Source = MergedList<(typeof clientUserSortFields)[number], ListedRow>['sources'][number];

/** Whose people are listed: one client's, or those of all the partner's clients. */
export interface Listed {
  readonly partnerId: string;
  readonly clientId: string | null;
}

interface Chosen {
  /** Empty: all roles; likewise the statuses. */
  readonly roles: readonly ClientRole[];
  readonly statuses: readonly ClientUserStatus[];
}

/** The sources of a list's rows: one range of memberships, and one of invitations for each state they can have. */
export function chosenSources(viewer: Viewer, listed: Listed, { roles, statuses }: Chosen): Source[] {
  const all = statuses.length === 0;
  const wanted = (status: ClientUserStatus) => all || statuses.includes(status);
  const sources = [];
  if (wanted('active') || wanted('deactivated')) {
    const both = wanted('active') && wanted('deactivated');
    const only = wanted('active') ? 'active' : 'deactivated';
    sources.push(people(viewer, listed, roles, both ? null : only));
  }
  for (const shown of ['pending', 'expired'] as const)
    if (wanted(shown)) sources.push(...openStates(shown).map((state) => invitees(listed, roles, state)));
  return sources;
}

const personSorts = {
  name: { column: 'name_key', type: 'text' },
  email: { column: 'email', type: 'text' },
  role: { column: 'role', type: 'text' },
  status: { column: 'status', type: 'text' },
  lastActive: { column: 'last_active_at', type: 'timestamptz', nullable: true },
} as const satisfies Sortable<'memberships'>;

const inviteeSorts = {
  email: { column: 'email_canonical', type: 'text' },
  role: { column: 'role', type: 'text' },
} as const satisfies Sortable<'invitations'>;

const searched = (list: string, { clientId }: Listed) => (clientId === null ? list : `${list} ${clientId}`);

function people(
  viewer: Viewer,
  listed: Listed,
  roles: readonly ClientRole[],
  status: 'active' | 'deactivated' | null,
): Source {
  return {
    from: m.table,
    alias: m.alias,
    columns: personColumns(viewer),
    where: sql`${ofClients(listed)} and ${m('status')} <> 'removed' ${among(roles)} ${
      status === null ? sql`` : sql`and ${m('status')} = any (${[status]})`
    }`,
    sorts: personSorts,
    search: {
      list: searched('client-users', listed),
      filter: {
        ...(roles.length === 0 ? {} : { role: roles }),
        ...(status === null ? {} : { status: [status] }),
      },
    },
  };
}

function invitees({ partnerId, clientId }: Listed, roles: readonly ClientRole[], state: OpenState): Source {
  const shown = shownState(state);
  return {
    ...openInvitations({ of: 'clients', partnerId, clientId }, roles, state),
    columns: inviteeColumns(sql<typeof shown>`${shown}::text`),
    sorts: {
      ...inviteeSorts,
      name: { shared: null },
      status: { shared: shown },
      lastActive: { shared: null },
    },
  };
}

const ofClients = ({ partnerId, clientId }: Listed): RawBuilder<unknown> =>
  sql`${m('partner_id')} = ${partnerId} and ${m('client_id')} is not null
    ${clientId === null ? sql`` : sql`and ${m('client_id')} = ${clientId}`}`;

const among = (roles: readonly ClientRole[]): RawBuilder<unknown> =>
  roles.length === 0 ? sql`` : sql`and ${m('role')} = any (${[...roles]})`;
