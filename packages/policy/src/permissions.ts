/** What a client's portal offers at all, set by its partner (PRODUCT §1). */
export const clientPermissions = [
  'manage_users',
  'manage_billing',
  'view_calls',
  'view_analytics',
  'manage_integrations',
  'manage_projects',
] as const;
export type ClientPermission = (typeof clientPermissions)[number];
