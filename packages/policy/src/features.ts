import { rolesOfPermission, type ClientPermission } from './permissions.ts';
import type { Reason } from './reasons.ts';
import type { ClientRole } from './roles.ts';

/** The features of the customers' portal, each behind one client permission. */
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
  /** `permission_disabled`: off for the whole client. `role_not_allowed`: on, but not for this role. */
  readonly reason?: Extract<Reason, 'permission_disabled' | 'role_not_allowed'>;
}

/** Whether this role may use the feature with these permissions. Role and permission decide together; neither is enough (PRODUCT §3.4). */
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
