import { rolesOfPermission, type ClientPermission } from './permissions.ts';
import type { Reason } from './reasons.ts';
import type { ClientRole } from './roles.ts';

/** What the customer's portal leads to, each behind one client permission. */
const permissionOf = {
  billing: 'manage_billing',
  calls: 'view_calls',
  analytics: 'view_analytics',
  integrations: 'manage_integrations',
  projects: 'manage_projects',
} as const satisfies Record<string, ClientPermission>;

export type FeatureKey = keyof typeof permissionOf;
export const featureKeys = Object.keys(permissionOf).filter((key): key is FeatureKey => key in permissionOf);

export interface FeatureAccess {
  readonly key: FeatureKey;
  readonly allowed: boolean;
  /** `permission_disabled`: off for the whole client. `role_not_allowed`: on, though not for this role. */
  readonly reason?: Extract<Reason, 'permission_disabled' | 'role_not_allowed'>;
}

/** May this role use the feature where these permissions are on? Role × permission decides; neither alone does (PRODUCT §3.4). */
export function decideFeature(
  role: ClientRole,
  permissions: readonly ClientPermission[],
  key: FeatureKey,
): FeatureAccess {
  const permission = permissionOf[key];
  if (!permissions.includes(permission)) return { key, allowed: false, reason: 'permission_disabled' };
  const roles: readonly ClientRole[] = rolesOfPermission[permission];
  return roles.includes(role) ? { key, allowed: true } : { key, allowed: false, reason: 'role_not_allowed' };
}
