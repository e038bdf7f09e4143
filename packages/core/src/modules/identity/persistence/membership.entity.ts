import { membershipStatuses, roles, type MembershipStatus, type Role } from '@gatehouse/policy';
import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { oneOf, rolesOfTenant } from '../../../platform/orm/columns.ts';
import { appRole, definerRole, rls, searcherRole } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

const roster = "partner_id is not null and client_id is null and status <> 'removed'";
/**
 * The sort column, followed by all columns to filter by, so that no row is fetched in vain. For filters that leave few rows, two more
 * indexes start with the filtered columns.
 */
const rosterIndex = (name: string, columns: string) => ({
  name: `memberships_roster_${name}`,
  expression: `create index memberships_roster_${name} on gatehouse.memberships (partner_id, ${columns}) where ${roster}`,
});

/** All people of clients, listed for one client or for all clients of a partner. The index holds the filtered columns too. */
const people = "client_id is not null and status <> 'removed'";
const peopleIndexes = (name: string, columns: string, include = '') => [
  {
    name: `memberships_people_${name}`,
    expression: `create index memberships_people_${name} on gatehouse.memberships (partner_id, ${columns}, client_id)${include} where ${people}`,
  },
  {
    name: `memberships_client_people_${name}`,
    expression: `create index memberships_client_people_${name} on gatehouse.memberships (partner_id, client_id, ${columns})${include} where ${people}`,
  },
];

export const MembershipEntity = defineEntity({
  name: 'Membership',
  tableName: 'memberships',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    /** Both null: the vendor's staff. Partner only: a member. Both: a client user. */
    partnerId: p.uuid().nullable(),
    clientId: p.uuid().nullable(),
    role: p.text().$type<Role>(),
    status: p.text().$type<MembershipStatus>().default('active'),
    createdAt: p.datetime().defaultRaw('now()'),
    lastActiveAt: p.datetime().nullable(),
    /** Last activity, or the time of joining for a person who was never active: since when the person has been away. */
    seenAt: p.datetime().$type<Opt<Date>>().generated('(coalesce(last_active_at, created_at)) stored'),
    // Copies of the person's name and address, kept by a trigger: the roster needs one table, one tenant, one index (SECURITY §2).
    name: p.text().default(''),
    nameKey: p.text().default(''),
    email: p.text().default(''),
    phone: p.text().nullable(),
    mfaEnabled: p.boolean().default(false),
    search: p.text().default(''),
  },
  checks: [
    oneOf('memberships_role_check', 'role', roles),
    oneOf('memberships_status_check', 'status', membershipStatuses),
    ...rolesOfTenant('memberships'),
  ],
  uniques: [
    { name: 'memberships_partner_id_id_key', properties: ['partnerId', 'id'] },
    {
      name: 'memberships_one_per_partner',
      expression: `create unique index memberships_one_per_partner on gatehouse.memberships (partner_id, user_id) where ${roster}`,
    },
    {
      name: 'memberships_one_per_client',
      expression:
        "create unique index memberships_one_per_client on gatehouse.memberships (client_id, user_id) where client_id is not null and status <> 'removed'",
    },
    {
      name: 'memberships_one_at_vendor',
      expression:
        "create unique index memberships_one_at_vendor on gatehouse.memberships (user_id) where partner_id is null and status <> 'removed'",
    },
  ],
  indexes: [
    { name: 'memberships_user_id_index', properties: ['userId'] },
    rosterIndex('name', 'name_key, id, role, status, mfa_enabled, seen_at'),
    rosterIndex('email', 'email, id, role, status, mfa_enabled, seen_at'),
    rosterIndex('role', 'role, id, status, mfa_enabled, seen_at'),
    rosterIndex('mfa', 'mfa_enabled, id, role, status, seen_at'),
    rosterIndex('joined', 'created_at, id, role, status, mfa_enabled, seen_at'),
    rosterIndex('last_active', 'last_active_at, id, role, status, mfa_enabled, seen_at'),
    rosterIndex(
      'last_active_desc',
      'last_active_at desc nulls last, id desc, role, status, mfa_enabled, seen_at',
    ),
    rosterIndex('filters', 'status, mfa_enabled, role, seen_at, id'),
    rosterIndex('away', 'seen_at, status, mfa_enabled, role, id'),
    {
      name: 'memberships_search',
      expression: `create index memberships_search on gatehouse.memberships using gin (partner_id, search gatehouse.gin_trgm_ops) where ${roster}`,
    },
    {
      name: 'memberships_grams',
      expression: `create index memberships_grams on gatehouse.memberships using gin (partner_id, gatehouse.grams(search)) where ${roster}`,
    },
    // Includes the text to search, so that frequent terms are found and counted from the index only.
    ...peopleIndexes('name', 'name_key, id, role, status', ' include (search)'),
    ...peopleIndexes('email', 'email, id, role, status'),
    ...peopleIndexes('role', 'role, id, status'),
    ...peopleIndexes('status', 'status, id, role'),
    ...peopleIndexes('last_active', 'last_active_at, id, role, status'),
    ...peopleIndexes('last_active_desc', 'last_active_at desc nulls last, id desc, role, status'),
    {
      name: 'memberships_people_search',
      expression: `create index memberships_people_search on gatehouse.memberships using gin (partner_id, client_id, search gatehouse.gin_trgm_ops) where ${people}`,
    },
    {
      name: 'memberships_people_grams',
      expression: `create index memberships_people_grams on gatehouse.memberships using gin (partner_id, client_id, gatehouse.grams(search)) where ${people}`,
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'memberships_scope_read',
      command: 'select',
      roles: [appRole],
      using: rls.ownPartnerAndClient,
    },
    {
      name: 'memberships_scope_change',
      command: 'update',
      roles: [appRole],
      using: rls.ownPartnerAndClient,
      check: rls.ownPartnerAndClient,
    },
    // A membership needs the person's own scope: otherwise a foreign user's id would reveal name and address (by trigger).
    {
      name: 'memberships_join',
      command: 'insert',
      roles: [appRole],
      check: `${rls.ownPartnerAndClient} and ${rls.ownUser}`,
    },
    { name: 'memberships_own', command: 'select', roles: [appRole], using: rls.ownUser },
    { name: 'memberships_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'memberships_searcher', command: 'select', roles: [searcherRole], using: 'true' },
    // Only through grant_staff(), which the application's role may not call.
    {
      name: 'memberships_definer_staff',
      command: 'insert',
      roles: [definerRole],
      check: 'partner_id is null and client_id is null',
    },
    { name: 'memberships_definer_update', command: 'update', roles: [definerRole], using: 'true' },
  ],
  triggers: [
    {
      name: 'memberships_write_search',
      timing: 'before',
      events: ['insert', 'update'],
      expression:
        'create trigger memberships_write_search before insert or update of name, email, phone on gatehouse.memberships for each row execute function gatehouse.write_membership_search()',
    },
    {
      name: 'memberships_copy_person',
      timing: 'before',
      events: ['insert'],
      expression:
        'create trigger memberships_copy_person before insert on gatehouse.memberships for each row execute function gatehouse.copy_person_to_membership()',
    },
    {
      name: 'memberships_keep_name',
      timing: 'before',
      events: ['insert'],
      expression:
        'create trigger memberships_keep_name before insert on gatehouse.memberships for each row execute function gatehouse.keep_known_name()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof MembershipEntity> {}
}
