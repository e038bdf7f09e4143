import { clientRoles, type ClientPermission, type ClientRole } from '@gatehouse/policy';
import type { PermissionsOutput, UpdatePermissionsInput } from '../contract.ts';

/** The stored columns of a client that decide what its portal offers. */
export interface StoredPermissions {
  readonly manageUsers: boolean;
  readonly manageBilling: boolean;
  readonly viewCalls: boolean;
  readonly viewAnalytics: boolean;
  readonly manageIntegrations: boolean;
  readonly manageProjects: boolean;
  readonly rolesOnOffer: ClientRole[];
  readonly requiresMfa: boolean;
  readonly requiresSupportContact: boolean;
}

export function permissionsOf(client: StoredPermissions & { readonly version: number }): PermissionsOutput {
  return {
    permissions: {
      manage_users: client.manageUsers,
      manage_billing: client.manageBilling,
      view_calls: client.viewCalls,
      view_analytics: client.viewAnalytics,
      manage_integrations: client.manageIntegrations,
      manage_projects: client.manageProjects,
    } satisfies Record<ClientPermission, boolean>,
    rolesOnOffer: inOrder(client.rolesOnOffer),
    requiresMfa: client.requiresMfa,
    requiresSupportContact: client.requiresSupportContact,
    version: client.version,
  };
}

/** Exactly these columns, for comparing with a change. */
export function storedPermissions(client: StoredPermissions): StoredPermissions {
  const { manageUsers, manageBilling, viewCalls, viewAnalytics, manageIntegrations, manageProjects } = client;
  const { requiresMfa, requiresSupportContact } = client;
  return {
    manageUsers,
    manageBilling,
    viewCalls,
    viewAnalytics,
    manageIntegrations,
    manageProjects,
    rolesOnOffer: inOrder(client.rolesOnOffer),
    requiresMfa,
    requiresSupportContact,
  };
}

/** A change as columns. Fields that are left out stay undefined. */
export function columnsOf({
  permissions = {},
  rolesOnOffer,
  requiresMfa,
  requiresSupportContact,
}: Omit<UpdatePermissionsInput, 'clientId' | 'version'>) {
  return {
    manageUsers: permissions.manage_users,
    manageBilling: permissions.manage_billing,
    viewCalls: permissions.view_calls,
    viewAnalytics: permissions.view_analytics,
    manageIntegrations: permissions.manage_integrations,
    manageProjects: permissions.manage_projects,
    rolesOnOffer: rolesOnOffer && inOrder(rolesOnOffer),
    requiresMfa,
    requiresSupportContact,
  };
}

/** Each role once, in the vocabulary's order, so that the same choice is the same value. */
const inOrder = (chosen: readonly ClientRole[]): ClientRole[] =>
  clientRoles.filter((role) => chosen.includes(role));
