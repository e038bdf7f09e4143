import type { PermissionsOutput, UpdatePermissionsInput } from '@gatehouse/core/clients/contract';
import { clientPermissions, clientRoles, type ClientPermission, type ClientRole } from '@gatehouse/policy';

const demands = ['requiresMfa', 'requiresSupportContact'] as const;

/** Everything here is on or off: a permission, an offered role, a demand. */
export type SwitchKey = ClientPermission | ClientRole | (typeof demands)[number];
export type Draft = Readonly<Record<SwitchKey, boolean>>;

const switchKeys: readonly SwitchKey[] = [...clientPermissions, ...clientRoles, ...demands];

const eachSwitch = (of: (key: SwitchKey) => boolean): Draft => ({
  manage_users: of('manage_users'),
  manage_billing: of('manage_billing'),
  view_calls: of('view_calls'),
  view_analytics: of('view_analytics'),
  manage_integrations: of('manage_integrations'),
  manage_projects: of('manage_projects'),
  client_admin: of('client_admin'),
  client_manager: of('client_manager'),
  client_staff: of('client_staff'),
  client_member: of('client_member'),
  community_manager: of('community_manager'),
  requiresMfa: of('requiresMfa'),
  requiresSupportContact: of('requiresSupportContact'),
});

type Stored = Omit<PermissionsOutput, 'version'>;

export function draftOf({ permissions, rolesOnOffer, requiresMfa, requiresSupportContact }: Stored): Draft {
  const on: Readonly<Record<string, boolean>> = { ...permissions, requiresMfa, requiresSupportContact };
  return eachSwitch((key) => on[key] ?? rolesOnOffer.some((role) => role === key));
}

export const differing = (one: Draft, other: Draft): SwitchKey[] =>
  switchKeys.filter((key) => one[key] !== other[key]);

/** Merges my switches with what another administrator saved meanwhile: those I changed stay mine, all others become theirs. */
export function mergeDraft(base: Draft, mine: Draft, theirs: Draft): Draft {
  return eachSwitch((key) => (base[key] === mine[key] ? theirs[key] : mine[key]));
}

export const permissionsIn = (draft: Draft): ClientPermission[] =>
  clientPermissions.filter((permission) => draft[permission]);

export const rolesIn = (draft: Draft): ClientRole[] => clientRoles.filter((role) => draft[role]);

/** The change in the server's form: only what differs, roles as the whole choice. */
export function changeOf(base: Draft, draft: Draft): Omit<UpdatePermissionsInput, 'clientId' | 'version'> {
  const changed = new Set(differing(base, draft));
  const permissions = clientPermissions.filter((permission) => changed.has(permission));
  return {
    ...(permissions.length > 0 && {
      permissions: Object.fromEntries(permissions.map((permission) => [permission, draft[permission]])),
    }),
    ...(clientRoles.some((role) => changed.has(role)) && { rolesOnOffer: rolesIn(draft) }),
    ...(changed.has('requiresMfa') && { requiresMfa: draft.requiresMfa }),
    ...(changed.has('requiresSupportContact') && { requiresSupportContact: draft.requiresSupportContact }),
  };
}

/** The defaults of a client (those of the columns). */
const asItCame: ReadonlySet<SwitchKey> = new Set([
  'view_calls',
  'view_analytics',
  'manage_integrations',
  'manage_projects',
  'client_admin',
  'client_member',
  'requiresSupportContact',
]);

/** True when everything has its default. */
export const isUntouched = (stored: Stored): boolean =>
  differing(
    draftOf(stored),
    eachSwitch((key) => asItCame.has(key)),
  ).length === 0;
