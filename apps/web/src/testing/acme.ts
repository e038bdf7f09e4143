import { Refusal, type Answers, type Outputs } from './fake-link.ts';
import { alice, northwind, northwindSession, pageOf } from './northwind.ts';

export type Client = Outputs['clients']['list']['items'][number];
export type ClientUser = Outputs['clientUsers']['list']['items'][number];
export type Permissions = Outputs['clients']['permissions'];

export const joinedAt = '2025-11-20T09:00:00.000Z';
const idOf = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;

/** A client of Northwind's. Its code is its name. */
export function client(index: number, businessName: string, more: Partial<Client> = {}): Client {
  const code = businessName.toLowerCase().replaceAll(' ', '-');
  return {
    id: idOf(500 + index),
    code,
    businessName,
    domain: `${code}.test`,
    status: 'active',
    timezone: 'Europe/Berlin',
    requiresSupportContact: false,
    createdAt: joinedAt,
    version: 1,
    contactName: 'Olga Owner',
    businessEmail: `office@${code}.test`,
    team: { total: 0, people: [] },
    ...more,
  };
}

export const acme = client(1, 'Acme Dental');

/** A person of Acme Dental. */
export function clientUser(index: number, name: string, more: Partial<ClientUser> = {}): ClientUser {
  const [first = ''] = name.split(' ');
  return {
    kind: 'user',
    id: idOf(600 + index),
    name,
    email: `${first.toLowerCase()}@acme.test`,
    phone: null,
    role: 'client_member',
    status: 'active',
    lastActiveAt: joinedAt,
    client: { id: acme.id, businessName: acme.businessName, code: acme.code },
    allCommunities: true,
    communities: [],
    groups: [],
    createdAt: joinedAt,
    self: false,
    lastAdmin: false,
    mfaEnabled: false,
    invitation: null,
    ...more,
  };
}

export const dana = clientUser(1, 'Dana Keller');

export const allPermissions: Permissions = {
  permissions: {
    manage_users: true,
    manage_billing: true,
    view_calls: true,
    view_analytics: true,
    manage_integrations: true,
    manage_projects: true,
  },
  rolesOnOffer: ['client_admin', 'client_member'],
  requiresMfa: false,
  requiresSupportContact: false,
  version: 2,
  connected: [],
};

interface Setting {
  readonly clients?: readonly Client[];
  readonly users?: readonly ClientUser[];
  readonly permissions?: Permissions;
  readonly session?: ReturnType<typeof northwindSession>;
}

/** Northwind's server with its clients. Everybody listed is of the first client. */
export function withClients({
  clients = [acme],
  users = [],
  permissions = allPermissions,
  session = northwindSession(),
}: Setting = {}) {
  const server = northwind([alice], session);
  return {
    ...server,
    clients: {
      list: (input) => pageOf(clients, input),
      get: ({ clientId }) => {
        const found = clients.find(({ id }) => id === clientId);
        if (!found) throw new Refusal('not_found', 404);
        return found;
      },
      permissions: () => permissions,
      assignments: () => pageOf([]),
    },
    clientUsers: {
      list: (input) => ({ ...pageOf(users, input), reach: 'all' }),
      get: ({ memberId }) => {
        const found = users.find(({ id }) => id === memberId);
        if (!found) throw new Refusal('not_found', 404);
        return found;
      },
    },
  } satisfies Answers;
}
