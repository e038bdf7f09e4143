import {
  decideFeature,
  featureKeys,
  rolesOfPermission,
  type ClientPermission,
  type ClientRole,
} from '@gatehouse/policy';
import type { TFunction } from 'i18next';

/** From the least to the most, by what a role reaches at all. */
export const rolesByReach: readonly ClientRole[] = [
  'client_staff',
  'client_member',
  'community_manager',
  'client_manager',
  'client_admin',
];

/** What a role may do where these permissions are on, as one sentence; what it could do anywhere while they are unknown. */
export function roleSentence(
  role: ClientRole,
  permissions: readonly ClientPermission[] | null,
  t: TFunction<'client-users'>,
  language: string,
): string {
  if (permissions === null) return t(`roleSentence.${role}`);
  const features = featureKeys.filter((key) => decideFeature(role, permissions, key).allowed);
  const deeds = [...features.map((key) => t(`can.${key}`)), ...userDeeds(role, permissions, t)];
  if (deeds.length === 0) return t('can.nothing');
  return t('can.list', { list: new Intl.ListFormat(language, { type: 'conjunction' }).format(deeds) });
}

function userDeeds(
  role: ClientRole,
  permissions: readonly ClientPermission[],
  t: TFunction<'client-users'>,
): string[] {
  const managers: readonly ClientRole[] = rolesOfPermission.manage_users;
  if (!permissions.includes('manage_users') || !managers.includes(role)) return [];
  return [t(role === 'community_manager' ? 'can.usersOfCommunities' : 'can.users')];
}
