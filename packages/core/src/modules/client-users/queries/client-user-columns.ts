import { seesField, type ClientRole } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { isoTime, jsonObject, rowAs, selection, tableAs } from '../../../platform/index.ts';
import type { ClientUserRow } from '../contract.ts';
import type { ClientUserStatus } from '../vocabulary.ts';
import type { Viewer } from '../domain/viewer.ts';

export const m = tableAs('memberships', 'm');
const i = tableAs('invitations', 'i');
const c = tableAs('clients', 'c');
const o = tableAs('memberships', 'o');

/** The columns of a row of either kind before it is formatted. */
export interface ListedRow extends Pick<
  ClientUserRow,
  | 'id'
  | 'kind'
  | 'name'
  | 'email'
  | 'phone'
  | 'role'
  | 'status'
  | 'lastActiveAt'
  | 'createdAt'
  | 'self'
  | 'mfaEnabled'
> {
  readonly partnerId: string | null;
  readonly clientId: string | null;
  readonly invitation: Omit<NonNullable<ClientUserRow['invitation']>, 'roleOnOffer'> | null;
}
const page = rowAs<ListedRow>('page');
type OpenStatus = 'pending' | 'expired';

/** The columns of a client's user, `m`: the same, of the same types, as those of an invitation. */
export const personColumns = ({ userId }: Viewer): RawBuilder<ListedRow> =>
  selection({
    id: m('id'),
    partnerId: m('partner_id'),
    clientId: m('client_id'),
    kind: sql.lit('user' as const),
    name: m('name'),
    email: m('email'),
    phone: m('phone'),
    // People of clients have clients' roles, as a check of the table ensures. Removed ones are not listed.
    role: m('role').$castTo<ClientRole>(),
    status: m('status').$castTo<ClientUserStatus>(),
    lastActiveAt: isoTime(m('last_active_at')),
    createdAt: isoTime(m('created_at')),
    self: sql<boolean>`${m('user_id')} = ${userId}`,
    mfaEnabled: m('mfa_enabled'),
    invitation: sql<null>`null::jsonb`,
  });

/** The columns of an invitation, `i`, in a list of people. */
export const inviteeColumns = (status: RawBuilder<OpenStatus>): RawBuilder<ListedRow> =>
  selection({
    id: i('id'),
    partnerId: i('partner_id'),
    clientId: i('client_id'),
    kind: sql.lit('invitation' as const),
    name: sql<null>`null::text`,
    email: i('email'),
    phone: sql<null>`null::text`,
    role: i('role').$castTo<ClientRole>(),
    status,
    lastActiveAt: sql<null>`null::text`,
    createdAt: isoTime(i('created_at')),
    self: sql.lit(false),
    mfaEnabled: sql.lit(false),
    invitation: jsonObject({
      expiresAt: isoTime(i('expires_at')),
      invitedBy: i('invited_by_name'),
      deliveryStatus: i('delivery_status'),
      deliveryError: i('delivery_error'),
      sentCount: i('sent_count'),
      lastSentAt: isoTime(i('last_sent_at')),
    }),
  });

/** A row, `page`, as it is shown. Nobody's access is limited to communities yet. */
export const rowColumns = ({ role }: Viewer): RawBuilder<ClientUserRow> =>
  selection({
    id: page('id'),
    kind: page('kind'),
    name: page('name'),
    email: page('email'),
    phone: page('phone'),
    role: page('role'),
    status: page('status'),
    lastActiveAt: page('lastActiveAt'),
    createdAt: page('createdAt'),
    self: page('self'),
    mfaEnabled: page('mfaEnabled'),
    client: ofClient(
      jsonObject({
        id: c('id'),
        businessName: c('business_name'),
        ...(seesField(role, 'client.code') ? { code: c('code') } : {}),
      }),
    ),
    allCommunities: sql.lit(true),
    communities: sql<never[]>`'[]'::jsonb`,
    groups: sql<never[]>`'[]'::jsonb`,
    lastAdmin,
    invitation: withMore(
      page('invitation'),
      ofClient(jsonObject({ roleOnOffer: sql<boolean>`${page('role')} = any (${c('roles_on_offer')})` })),
    ),
  });

/** A value of the row's client. */
const ofClient = <T>(value: RawBuilder<T>) =>
  sql<T>`(select ${value} from ${c.table} where ${c('id')} = ${page('clientId')})`;

/** An object with further keys; null stays null. */
const withMore = <A extends object, B extends object>(object: RawBuilder<A | null>, more: RawBuilder<B>) =>
  sql<(A & B) | null>`${object} || ${more}`;

/** The only active administrator of a client that manages itself. */
const lastAdmin = sql<boolean>`(
  ${page('kind')} = 'user' and ${page('role')} = 'client_admin' and ${page('status')} = 'active'
  and exists (select 1 from ${c.table} where ${c('id')} = ${page('clientId')} and ${c('manage_users')})
  and not exists (
    select 1 from ${o.table} where ${o('partner_id')} = ${page('partnerId')} and ${o('client_id')} = ${page('clientId')}
       and ${o('client_id')} is not null and ${o('role')} = 'client_admin' and ${o('status')} = 'active'
       and ${o('status')} <> 'removed' and ${o('id')} <> ${page('id')}))`;
