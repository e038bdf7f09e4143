import type { ClientPermission } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { AffectedByPermission } from './affected.tsx';
import { rolesIn } from './draft.ts';
import classes from './permissions.module.css';
import { rolesOf } from './roles-of.ts';
import { SwitchRow } from './switch-row.tsx';
import type { EditPermissions } from './use-edit-permissions.ts';

interface Props {
  readonly clientId: string;
  readonly permission: Exclude<ClientPermission, 'manage_users'>;
  readonly edit: EditPermissions;
  readonly disabled: boolean;
}

/** What a feature is, and which of the offered roles get it: the switch alone opens nothing. */
export function PermissionRow({ clientId, permission, edit, disabled }: Props) {
  const { t, i18n } = useTranslation(['clients', 'common']);
  const { draft, changed, set } = edit;
  const using = rolesIn(draft).filter((role) => rolesOf(permission).includes(role));
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
    using.map((role) => t(`common:role.${role}`)),
  );
  return (
    <SwitchRow
      label={t(`permissions.${permission}.name`)}
      sentence={
        <>
          {t(`permissions.${permission}.what`)}{' '}
          <span className={classes.roles}>
            {using.length > 0 ? t('permissions.usedBy', { list }) : t('permissions.usedByNobody')}
          </span>
        </>
      }
      on={draft[permission]}
      changed={changed.includes(permission)}
      disabled={disabled}
      affects={<AffectedByPermission clientId={clientId} permission={permission} on={draft[permission]} />}
      onChange={(on) => set(permission, on)}
    />
  );
}
