import type { ClientRole } from './roles.ts';

/** The features a client's portal offers, set by its partner (PRODUCT §1). */
export const clientPermissions = [
  'manage_users',
  'manage_billing',
  'view_calls',
  'view_analytics',
  'manage_integrations',
  'manage_projects',
] as const;
export type ClientPermission = (typeof clientPermissions)[number];

/** The client roles that may use a feature that is on (CONTRACT §4, *Roles × client permissions*). */
export const rolesOfPermission = {
  manage_users: ['client_admin', 'community_manager'],
  manage_billing: ['client_admin'],
  view_calls: ['client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager'],
  view_analytics: ['client_admin', 'client_manager', 'client_member', 'community_manager'],
  manage_integrations: ['client_admin', 'client_manager'],
  manage_projects: ['client_admin', 'client_manager', 'client_member'],
} as const satisfies Record<ClientPermission, readonly ClientRole[]>;
