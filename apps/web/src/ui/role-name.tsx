import type { Role } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';

export function RoleName({ role }: { role: Role }) {
  const { t } = useTranslation();
  return <>{t(`role.${role}`)}</>;
}
