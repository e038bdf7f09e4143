import type { Role } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { tableAs, type MergedList, type Tenant } from '../../../platform/index.ts';

const i = tableAs('invitations', 'i');
const d = tableAs('invitations', 'd');

/** Whose open invitations are listed: a partner's own, one client's, or those of all the partner's clients. */
export type InvitationsOf =
  | { readonly partnerId: string; readonly of: 'team' }
  | { readonly partnerId: string; readonly of: 'clients'; readonly clientId: string | null };

/** Overdue invitations count as expired before the job has written so. There are few of them at any time. */
const states = {
  pending: { shown: 'pending', stored: 'pending' },
  expired: { shown: 'expired', stored: 'expired' },
  overdue: { shown: 'expired', stored: 'pending' },
} as const;
export type OpenState = keyof typeof states;

type Source = Omit<MergedList<string>['sources'][number], 'columns' | 'sorts'>;

/** The states that invitations shown as pending or expired can have. */
export const openStates = (shown: 'pending' | 'expired'): readonly OpenState[] =>
  shown === 'pending' ? ['pending'] : ['expired', 'overdue'];

export const shownState = (state: OpenState): 'pending' | 'expired' => states[state].shown;

/** Open invitations, `i`, of one state, as a range for a list of people and invitations. Empty roles: all roles. */
export function openInvitations(whose: InvitationsOf, roles: readonly Role[], state: OpenState): Source {
  const list = `${whose.of === 'team' ? 'team' : 'client'}-invitations-${state}`;
  const about = whose.of === 'team' || whose.clientId === null ? '' : ` ${whose.clientId}`;
  const among = roles.length === 0 ? sql`` : sql`and ${i('role')} = any (${[...roles]})`;
  return {
    from: i.table,
    alias: i.alias,
    where: sql`${inPlaces(i, whose)} and ${i('status')} in ('pending', 'expired') ${among} ${timely(whose)[state]}`,
    within: { column: 'status', value: states[state].stored },
    search: { list: `${list}${about}`, filter: roles.length === 0 ? null : { role: roles } },
  };
}

/**
 * Overdue ones are found by their expiry, as ids first: the planner expects many of them and would search for them along the list instead.
 */
const timely = (whose: InvitationsOf) => ({
  pending: sql`and ${i('expires_at')} > now()`,
  expired: sql``,
  overdue: sql`and ${i('id')} = any (array(
    select ${d('id')} from ${d.table} where ${inPlaces(d, whose)} and ${d('status')} = 'pending' and ${d('expires_at')} <= now()))`,
});

function inPlaces(of: typeof i, whose: InvitationsOf): RawBuilder<unknown> {
  const [partner, client] = [of('partner_id'), of('client_id')];
  const ofPartner = sql`${partner} = ${whose.partnerId}`;
  if (whose.of === 'team') return sql`${ofPartner} and ${client} is null`;
  return sql`${ofPartner} and ${client} is not null ${whose.clientId === null ? sql`` : sql`and ${client} = ${whose.clientId}`}`;
}

/** One open invitation of a tenant as rows, with its shown state as `shown`. */
export const openInvitation = (tenant: Tenant, id: string): RawBuilder<unknown> => sql`(
  select d.*, case when ${d('status')} = 'pending' and ${d('expires_at')} > now() then 'pending' else 'expired' end as shown
    from ${d.table} where ${d('id')} = ${id} and ${d('partner_id')} = ${tenant.partnerId}
     and ${tenant.clientId === null ? sql`${d('client_id')} is null` : sql`${d('client_id')} = ${tenant.clientId}`}
     and ${d('status')} in ('pending', 'expired'))`;
