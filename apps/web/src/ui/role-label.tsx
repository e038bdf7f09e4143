import type { PartnerRole } from '@gatehouse/policy';
import { IconShieldHalf, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from './status-badge.tsx';

/** Administrators stand out; everybody else does not. */
export function RoleLabel({ role }: { role: PartnerRole }) {
  const { t } = useTranslation();
  const admin = role === 'partner_admin';
  return (
    <StatusBadge
      tone={admin ? 'accent' : 'neutral'}
      icon={admin ? IconShieldHalf : IconUser}
      label={t(`role.${role}`)}
    />
  );
}
