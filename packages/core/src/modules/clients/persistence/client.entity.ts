import { clientRoles, clientStatuses, type ClientRole, type ClientStatus } from '@gatehouse/policy';
import { defineEntity, p, type InferEntity, type Opt } from '@mikro-orm/core';
import { oneOf } from '../../../platform/orm/columns.ts';
import { appRole, definerRole, rls, searcherRole } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

const index = (name: string, columns: string) => ({
  name: `clients_list_${name}`,
  expression: `create index clients_list_${name} on gatehouse.clients (partner_id, ${columns})`,
});

export const ClientEntity = defineEntity({
  name: 'Client',
  tableName: 'clients',
  properties: {
    id: p.uuid().primary(),
    partnerId: p.uuid(),
    /** The partner's own short code, its *client ID*; unique within the partner only. */
    code: p.text(),
    businessName: p.text(),
    domain: p.text().default(''),
    // Contact details are for the partner's administrators only (SECURITY R27). No search text contains them.
    contactName: p.text().default(''),
    /** As typed; compared in its canonical form. */
    businessEmail: p.text().default(''),
    timezone: p.text().default('UTC'),
    status: p.text().$type<ClientStatus>().default('onboarding'),
    // What the client's portal offers at all (PRODUCT §1).
    manageUsers: p.boolean().default(false),
    manageBilling: p.boolean().default(false),
    viewCalls: p.boolean().default(true),
    viewAnalytics: p.boolean().default(true),
    manageIntegrations: p.boolean().default(true),
    manageProjects: p.boolean().default(true),
    rolesOnOffer: p.array().$type<ClientRole[]>().default(['client_admin', 'client_member']),
    requiresMfa: p.boolean().default(false),
    requiresSupportContact: p.boolean().default(true),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
    nameKey: p.text().$type<Opt<string>>().generated('(gatehouse.fold(business_name)) stored'),
    search: p
      .text()
      .$type<Opt<string>>()
      .generated(
        `(gatehouse.search_form(((((business_name || chr(10)) || code) || chr(10)) || domain))) stored`,
      ),
  },
  checks: [
    oneOf('clients_status_check', 'status', clientStatuses),
    {
      name: 'clients_code_check',
      expression: "code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(code) >= 2 and char_length(code) <= 50",
    },
    {
      name: 'clients_business_name_check',
      expression: 'char_length(business_name) >= 1 and char_length(business_name) <= 120',
    },
    {
      name: 'clients_roles_on_offer_check',
      expression: `roles_on_offer <@ array[${clientRoles.map((role) => `'${role}'`).join(', ')}]`,
    },
  ],
  uniques: [
    { name: 'clients_partner_id_id_key', properties: ['partnerId', 'id'] },
    { name: 'clients_partner_id_code_key', properties: ['partnerId', 'code'] },
  ],
  indexes: [
    index('name', 'name_key, id'),
    index('code', 'code, id'),
    index('status', 'status, id'),
    index('status_name', 'status, name_key, id'),
    index('created_at', 'created_at, id'),
    {
      name: 'clients_search',
      expression:
        'create index clients_search on gatehouse.clients using gin (partner_id, search gatehouse.gin_trgm_ops)',
    },
    {
      name: 'clients_grams',
      expression:
        'create index clients_grams on gatehouse.clients using gin (partner_id, gatehouse.grams(search))',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'clients_read', command: 'select', roles: [appRole], using: rls.ownPartnerOrClientItself },
    { name: 'clients_provision', command: 'insert', roles: [appRole], check: rls.partnerAlone },
    // A client's own people may lock their row. Only their partner may change it.
    {
      name: 'clients_change',
      command: 'update',
      roles: [appRole],
      using: rls.ownPartnerOrClientItself,
      check: rls.partnerAlone,
    },
    { name: 'clients_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'clients_searcher', command: 'select', roles: [searcherRole], using: 'true' },
  ],
});
export type Client = InferEntity<typeof ClientEntity>;

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof ClientEntity> {}
}
