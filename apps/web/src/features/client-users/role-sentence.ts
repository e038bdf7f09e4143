import {
  decideFeature,
  featureKeys,
  rolesOfPermission,
  type ClientPermission,
  type ClientRole,
  type FeatureKey,
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

/** Features that people only read; in all others they work. */
const onlySeen: ReadonlySet<FeatureKey> = new Set(['calls', 'analytics']);

/** One sentence on what a role may do with these permissions; while they are unknown, on what it could do anywhere. */
export function roleSentence(
  role: ClientRole,
  permissions: readonly ClientPermission[] | null,
  t: TFunction<'client-users'>,
  language: string,
): string {
  if (permissions === null) return t(`roleSentence.${role}`);
  const words = new Intl.ListFormat(language, { type: 'conjunction' });
  const features = featureKeys.filter((key) => decideFeature(role, permissions, key).allowed);
  const seen = features.filter((key) => onlySeen.has(key)).map((key) => t(`can.${key}`));
  const managed = [
    ...features.filter((key) => !onlySeen.has(key)).map((key) => t(`can.${key}`)),
    ...managedUsers(role, permissions, t),
  ];
  if (seen.length + managed.length === 0) return t('can.nothing');
  const which = managed.length === 0 ? 'see' : seen.length === 0 ? 'manage' : 'both';
  return t(`can.${which}`, { seen: words.format(seen), managed: words.format(managed) });
}

function managedUsers(
  role: ClientRole,
  permissions: readonly ClientPermission[],
  t: TFunction<'client-users'>,
): string[] {
  const managers: readonly ClientRole[] = rolesOfPermission.manage_users;
  if (!permissions.includes('manage_users') || !managers.includes(role)) return [];
  return [t(role === 'community_manager' ? 'can.usersOfCommunities' : 'can.users')];
}
