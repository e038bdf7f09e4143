import type { ClientRow, PermissionsOutput } from '@gatehouse/core/clients/contract';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeptNotice } from '../../auth/drafts/kept-notice.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useClientRights } from '../client-rights.ts';
import { LeaveQuestion } from '../leave-question.tsx';
import { Group } from './group.tsx';
import { ManageUsersRow } from './manage-users-row.tsx';
import { PermissionRow } from './permission-row.tsx';
import classes from './permissions.module.css';
import { RoleRows } from './role-rows.tsx';
import { SaveBar } from './save-bar.tsx';
import { SwitchRow } from './switch-row.tsx';
import { useEditPermissions } from './use-edit-permissions.ts';

interface Props {
  readonly client: ClientRow;
  readonly stored: PermissionsOutput;
}

const offered = ['view_calls', 'view_analytics', 'manage_projects', 'manage_integrations'] as const;
const demands = ['requiresMfa', 'requiresSupportContact'] as const;

/** What a client's portal offers, to whom, and what it demands of them. All switches are saved together as one change. */
export function PermissionsForm({ client, stored }: Props) {
  const { t } = useTranslation('clients');
  const { blocked } = useClientRights('clients.updatePermissions');
  const edit = useEditPermissions(client, stored);
  const { id: clientId, businessName: name } = client;
  const common = { clientId, edit, disabled: blocked !== null || edit.saving };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        edit.save();
      }}
    >
      <div className={classes.head}>
        <p>{t('permissions.sentence', { name })}</p>
        <ButtonLink
          to="/clients/$clientId/preview"
          params={{ clientId }}
          variant="default"
          leftSection={<IconEye size={18} stroke={1.75} aria-hidden />}
        >
          {t('preview.open')}
        </ButtonLink>
      </div>
      <KeptNotice shown={edit.left} />
      {blocked !== null && <Notice tone="warning">{blocked}</Notice>}
      <Group title={t('permissions.group.offers')}>
        {offered.map((permission) => (
          <PermissionRow key={permission} permission={permission} {...common} />
        ))}
        <PermissionRow permission="manage_billing" {...common} />
      </Group>
      <Group title={t('permissions.group.users')}>
        <ManageUsersRow name={name} {...common} />
      </Group>
      <Group title={t('permissions.group.roles')} sentence={t('permissions.group.rolesWhat')}>
        <RoleRows {...common} />
      </Group>
      <Group title={t('permissions.group.demands')}>
        {demands.map((demand) => (
          <SwitchRow
            key={demand}
            label={t(`permissions.${demand}.name`)}
            sentence={t(`permissions.${demand}.what`)}
            on={edit.draft[demand]}
            changed={edit.changed.includes(demand)}
            disabled={common.disabled}
            onChange={(on) => edit.set(demand, on)}
          />
        ))}
      </Group>
      <SaveBar client={client} edit={edit} blocked={blocked} />
      <LeaveQuestion unsaved={edit.changed.length > 0} what={t('permissions.leaveWhat', { name })} />
    </form>
  );
}
