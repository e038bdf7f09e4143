import { clientRoles, type ClientRole } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { differing, type SwitchKey } from './draft.ts';
import type { EditPermissions } from './use-edit-permissions.ts';

const isRole = (key: SwitchKey): key is ClientRole => clientRoles.some((role) => role === key);

/** What another administrator switched meanwhile, one sentence each; null while it is loading. */
export function useSwitchDifferences({ base, theirs }: EditPermissions): string[] | null {
  const { t } = useTranslation(['clients', 'common']);
  if (!theirs) return null;
  const nameOf = (key: SwitchKey): string =>
    isRole(key)
      ? t('permissions.roleNamed', { role: t(`common:role.${key}`) })
      : t(`permissions.${key}.name`);
  return differing(base, theirs).map((key) =>
    t(theirs[key] ? 'permissions.nowOn' : 'permissions.nowOff', { name: nameOf(key) }),
  );
}
