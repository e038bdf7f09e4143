import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RoleLabel } from '../../../ui/role-label.tsx';
import { useUsers } from '../users-context.ts';
import classes from './user-cells.module.css';

/** The role, as a button where the reader may change it. An invitation shows the role it was sent with. */
export function RoleBadge({ row }: { row: ClientUserRow }) {
  const { t } = useTranslation(['client-users', 'common']);
  const { rights, onAct } = useUsers();
  const { role, kind, self, name, email } = row;
  if (kind === 'invitation' || self || !rights.manages) return <RoleLabel role={role} />;
  const { changeRole: blocked } = rights.ofUser(row);
  const label = t('action.changeRoleOf', { role: t(`common:role.${role}`), name: name || email });
  return (
    <Tooltip label={blocked ?? t('action.changeRole')}>
      <button
        type="button"
        className={classes.role}
        aria-label={label}
        aria-disabled={blocked !== null}
        onClick={() => blocked === null && onAct('changeRole', row)}
      >
        <RoleLabel role={role} />
        {blocked === null && <IconChevronDown size={14} aria-hidden />}
      </button>
    </Tooltip>
  );
}
