import {
  lifetimes,
  deliveryStatuses,
  invitationStatuses,
  roles,
  type DeliveryStatus,
  type InvitationStatus,
  type Role,
} from '@gatehouse/policy';
import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { fromNow, oneOf, rolesOfTenant } from '../../../platform/orm/columns.ts';
import { appRole, definerRole, rls, searcherRole } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

const index = (name: string, columns: string) => ({
  name: `invitations_list_${name}`,
  expression: `create index invitations_list_${name} on gatehouse.invitations (partner_id, ${columns})`,
});

/**
 * The invitations in the list of a client's people. Each state is a separate index range, because overdue invitations count as expired
 * immediately.
 */
const invitees = "client_id is not null and status in ('pending', 'expired')";
const overdue = "client_id is not null and status = 'pending'";
const inviteeIndexes = (name: string, columns: string, include = '') => [
  {
    name: `invitations_invitees_${name}`,
    expression: `create index invitations_invitees_${name} on gatehouse.invitations (partner_id, status, ${columns}, client_id)${include} where ${invitees}`,
  },
  {
    name: `invitations_client_invitees_${name}`,
    expression: `create index invitations_client_invitees_${name} on gatehouse.invitations (partner_id, client_id, status, ${columns})${include} where ${invitees}`,
  },
];

/** The same for the partner's own invitations, which may be in its roster. */
const team = "client_id is null and status in ('pending', 'expired')";
const teamIndex = (name: string, columns: string, include = '') => ({
  name: `invitations_team_${name}`,
  expression: `create index invitations_team_${name} on gatehouse.invitations (partner_id, status, ${columns})${include} where ${team}`,
});

export const InvitationEntity = defineEntity({
  name: 'Invitation',
  tableName: 'invitations',
  properties: {
    id: p.uuid().primary(),
    partnerId: p.uuid(),
    clientId: p.uuid().nullable(),
    email: p.text(),
    emailCanonical: p.text().$type<Opt<string>>().generated('(lower(email)) stored'),
    /** The searchable form of the address. */
    search: p.text().$type<Opt<string>>().generated('(gatehouse.search_form(email)) stored'),
    role: p.text().$type<Role>(),
    status: p.text().$type<InvitationStatus>().default('pending'),
    /** Part of the link's proof. Raising it invalidates every older link. */
    generation: p.integer().default(1),
    invitedByUserId: p.uuid().nullable(),
    invitedByName: p.text().default(''),
    createdAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime().defaultRaw(fromNow(lifetimes.invitation)),
    acceptedAt: p.datetime().nullable(),
    deliveryStatus: p.text().$type<DeliveryStatus>().default('queued'),
    deliveryError: p.text().nullable(),
    sentCount: p.integer().default(0),
    lastSentAt: p.datetime().nullable(),
    /** The generation whose reminder was sent last. */
    remindedGeneration: p.integer().default(0),
    /** The generation whose request for a new link was passed on last. */
    notifiedGeneration: p.integer().default(0),
  },
  checks: [
    oneOf('invitations_role_check', 'role', roles),
    oneOf('invitations_status_check', 'status', invitationStatuses),
    oneOf('invitations_delivery_status_check', 'delivery_status', deliveryStatuses),
    ...rolesOfTenant('invitations'),
  ],
  uniques: [
    {
      name: 'invitations_one_pending_per_partner',
      expression:
        "create unique index invitations_one_pending_per_partner on gatehouse.invitations (partner_id, email_canonical) where status = 'pending' and client_id is null",
    },
    {
      name: 'invitations_one_pending_per_client',
      expression:
        "create unique index invitations_one_pending_per_client on gatehouse.invitations (partner_id, client_id, email_canonical) where status = 'pending' and client_id is not null",
    },
  ],
  indexes: [
    index('email', 'email_canonical, id'),
    index('role', 'role, id'),
    index('status', 'status, id'),
    index('created_at', 'created_at, id'),
    index('expires_at', 'expires_at, id'),
    {
      name: 'invitations_search',
      expression:
        'create index invitations_search on gatehouse.invitations using gin (partner_id, search gatehouse.gin_trgm_ops)',
    },
    {
      name: 'invitations_grams',
      expression:
        'create index invitations_grams on gatehouse.invitations using gin (partner_id, gatehouse.grams(search))',
    },
    ...inviteeIndexes('id', 'id, role, expires_at'),
    // Includes the text to search, so that frequent terms are found and counted from the index only.
    ...inviteeIndexes('email', 'email_canonical, id, role, expires_at', ' include (search)'),
    ...inviteeIndexes('role', 'role, id, expires_at'),
    teamIndex('id', 'id, role, expires_at'),
    teamIndex('email', 'email_canonical, id, role, expires_at', ' include (search)'),
    teamIndex('role', 'role, id, expires_at'),
    {
      name: 'invitations_team_overdue',
      expression:
        "create index invitations_team_overdue on gatehouse.invitations (partner_id, expires_at) include (id) where client_id is null and status = 'pending'",
    },
    {
      name: 'invitations_invitees_overdue',
      expression: `create index invitations_invitees_overdue on gatehouse.invitations (partner_id, expires_at) include (client_id, id) where ${overdue}`,
    },
    {
      name: 'invitations_client_invitees_overdue',
      expression: `create index invitations_client_invitees_overdue on gatehouse.invitations (partner_id, client_id, expires_at) include (id) where ${overdue}`,
    },
    {
      name: 'invitations_invitees_search',
      expression: `create index invitations_invitees_search on gatehouse.invitations using gin (partner_id, client_id, search gatehouse.gin_trgm_ops) where ${invitees}`,
    },
    {
      name: 'invitations_invitees_grams',
      expression: `create index invitations_invitees_grams on gatehouse.invitations using gin (partner_id, client_id, gatehouse.grams(search)) where ${invitees}`,
    },
    {
      name: 'invitations_open_by_email',
      expression:
        "create index invitations_open_by_email on gatehouse.invitations (email_canonical) where status = 'pending'",
    },
    {
      name: 'invitations_unreminded',
      expression:
        "create index invitations_unreminded on gatehouse.invitations (expires_at) where status = 'pending' and delivery_status = 'sent' and reminded_generation < generation",
    },
    {
      name: 'invitations_overdue',
      expression:
        "create index invitations_overdue on gatehouse.invitations (expires_at) where status = 'pending'",
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'invitations_scope_read',
      command: 'select',
      roles: [appRole],
      using: rls.ownPartnerAndClient,
    },
    {
      name: 'invitations_scope_change',
      command: 'update',
      roles: [appRole],
      using: rls.ownPartnerAndClient,
      check: rls.ownPartnerAndClient,
    },
    // Nobody invites in another person's name.
    {
      name: 'invitations_invite',
      command: 'insert',
      roles: [appRole],
      check: `${rls.ownPartnerAndClient} and (${rls.invitedBySelf})`,
    },
    { name: 'invitations_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'invitations_searcher', command: 'select', roles: [searcherRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof InvitationEntity> {}
}
