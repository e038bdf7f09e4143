import { useTranslation } from 'react-i18next';
import { AffectedByPermission } from './affected.tsx';
import classes from './permissions.module.css';
import { SwitchRow } from './switch-row.tsx';
import type { EditPermissions } from './use-edit-permissions.ts';

interface Props {
  readonly clientId: string;
  readonly name: string;
  readonly edit: EditPermissions;
  readonly disabled: boolean;
}

const remaining = ['permissions', 'profile', 'users'] as const;

/** The one switch that hands something over: what the customer gets, and what stays with the partner. */
export function ManageUsersRow({ clientId, name, edit, disabled }: Props) {
  const { t } = useTranslation('clients');
  const on = edit.draft.manage_users;
  return (
    <>
      <SwitchRow
        label={t('permissions.manage_users.name')}
        sentence={t(on ? 'permissions.manage_users.on' : 'permissions.manage_users.off', { name })}
        on={on}
        changed={edit.changed.includes('manage_users')}
        disabled={disabled}
        affects={<AffectedByPermission clientId={clientId} permission="manage_users" on={on} />}
        onChange={(value) => edit.set('manage_users', value)}
      />
      <div className={classes.stays}>
        <h3>{t('permissions.stays.title')}</h3>
        <ul>
          {remaining.map((thing) => (
            <li key={thing}>{t(`permissions.stays.${thing}`)}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
