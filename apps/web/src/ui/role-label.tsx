import type { Role } from '@gatehouse/policy';
import { IconShieldHalf, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from './status-badge.tsx';

const administrators: ReadonlySet<Role> = new Set(['partner_admin', 'client_admin']);

/** Administrators are highlighted; other roles are not. */
export function RoleLabel({ role }: { role: Role }) {
  const { t } = useTranslation();
  const admin = administrators.has(role);
  return (
    <StatusBadge
      tone={admin ? 'accent' : 'neutral'}
      icon={admin ? IconShieldHalf : IconUser}
      label={t(`role.${role}`)}
    />
  );
}
