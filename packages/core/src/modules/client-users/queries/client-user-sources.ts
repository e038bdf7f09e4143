import type { ClientRole } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import type { MergedList } from '../../../platform/index.ts';
import type { clientUserSortFields, ClientUserStatus } from '../contract.ts';
import type { Viewer } from '../domain/viewer.ts';
import { guestColumns, personColumns } from './client-user-columns.ts';

type Source = MergedList<(typeof clientUserSortFields)[number]>['sources'][number];

/** Whose people are listed: one client's, or those of all the partner's clients. */
export interface Listed {
  readonly partnerId: string;
  readonly clientId: string | null;
}

interface Chosen {
  /** Empty: all of them; likewise the statuses. */
  readonly roles: readonly ClientRole[];
  readonly statuses: readonly ClientUserStatus[];
}

/** Where the rows of a list come from: a range of memberships, and one of invitations for each state they can be in. */
export function chosenSources(viewer: Viewer, listed: Listed, { roles, statuses }: Chosen): Source[] {
  const all = statuses.length === 0;
  const wanted = (status: ClientUserStatus) => all || statuses.includes(status);
  const sources = [];
  if (wanted('active') || wanted('deactivated')) {
    const both = wanted('active') && wanted('deactivated');
    const only = wanted('active') ? 'active' : 'deactivated';
    sources.push(people(viewer, listed, roles, both ? null : only));
  }
  if (wanted('pending')) sources.push(guests(listed, roles, 'pending'));
  if (wanted('expired')) sources.push(guests(listed, roles, 'expired'), guests(listed, roles, 'due'));
  return sources;
}

const searched = (list: string, { clientId }: Listed) => (clientId === null ? list : `${list} ${clientId}`);

function people(
  viewer: Viewer,
  listed: Listed,
  roles: readonly ClientRole[],
  status: 'active' | 'deactivated' | null,
): Source {
  return {
    from: sql`memberships as m`,
    alias: 'm',
    columns: personColumns(viewer),
    where: sql`${ofClients('m', listed)} and m.status <> 'removed' ${among('m', roles)} ${
      status === null ? sql`` : sql`and m.status = any (${[status]})`
    }`,
    sorts: {
      name: { column: 'name_key', type: 'text' },
      email: { column: 'email', type: 'text' },
      role: { column: 'role', type: 'text' },
      status: { column: 'status', type: 'text' },
      lastActive: { column: 'last_active_at', type: 'timestamptz', nullable: true },
    },
    search: {
      list: searched('client-users', listed),
      filter: {
        ...(roles.length === 0 ? {} : { role: roles }),
        ...(status === null ? {} : { status: [status] }),
      },
    },
  };
}

/** What is past its end counts as expired before the job has marked it (`due`). There are few of those at any time, if any. */
const states = {
  pending: { shown: 'pending', stored: 'pending' },
  expired: { shown: 'expired', stored: 'expired' },
  due: { shown: 'expired', stored: 'pending' },
} as const;

function guests(listed: Listed, roles: readonly ClientRole[], state: keyof typeof states): Source {
  const { shown, stored } = states[state];
  return {
    from: sql`invitations as i`,
    alias: 'i',
    columns: guestColumns(shown),
    where: sql`${ofClients('i', listed)} and i.status in ('pending', 'expired') ${among('i', roles)} ${timely(listed)[state]}`,
    within: { column: 'status', value: stored },
    sorts: {
      name: { shared: null },
      email: { column: 'email_canonical', type: 'text' },
      role: { column: 'role', type: 'text' },
      status: { shared: shown },
      lastActive: { shared: null },
    },
    search: {
      list: searched(`client-invitations-${state}`, listed),
      filter: roles.length === 0 ? null : { role: roles },
    },
  };
}

/** Those past their end are found by that, as ids first: the planner takes them for many, and would look for them along the list instead. */
const timely = (listed: Listed) => ({
  pending: sql`and i.expires_at > now()`,
  expired: sql``,
  due: sql`and i.id = any (array(
    select d.id from invitations as d where ${ofClients('d', listed)} and d.status = 'pending' and d.expires_at <= now()))`,
});

const ofClients = (alias: string, { partnerId, clientId }: Listed): RawBuilder<unknown> =>
  sql`${sql.ref(`${alias}.partner_id`)} = ${partnerId} and ${sql.ref(`${alias}.client_id`)} is not null
    ${clientId === null ? sql`` : sql`and ${sql.ref(`${alias}.client_id`)} = ${clientId}`}`;

const among = (alias: string, roles: readonly ClientRole[]): RawBuilder<unknown> =>
  roles.length === 0 ? sql`` : sql`and ${sql.ref(`${alias}.role`)} = any (${[...roles]})`;
