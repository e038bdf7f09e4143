import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import { roleSentence, rolesByReach } from '../../client-users/role-sentence.ts';
import { AffectedByRole } from './affected.tsx';
import { permissionsIn, rolesIn } from './draft.ts';
import { SwitchRow } from './switch-row.tsx';
import type { EditPermissions } from './use-edit-permissions.ts';

interface Props {
  readonly clientId: string;
  readonly edit: EditPermissions;
  readonly disabled: boolean;
}

const fromMostToLeast = rolesByReach.toReversed();

/** The roles people can be invited as. What each may do follows the switches above, saved or not. */
export function RoleRows({ clientId, edit, disabled }: Props) {
  const { t, i18n } = useTranslation(['clients', 'client-users', 'common']);
  const { t: ofUsers } = useTranslation('client-users');
  const { draft, changed, set } = edit;
  return (
    <>
      {fromMostToLeast.map((role) => (
        <SwitchRow
          key={role}
          kind="checkbox"
          label={t(`common:role.${role}`)}
          sentence={roleSentence(role, permissionsIn(draft), ofUsers, i18n.language)}
          on={draft[role]}
          changed={changed.includes(role)}
          disabled={disabled}
          affects={!draft[role] && <AffectedByRole clientId={clientId} role={role} />}
          onChange={(on) => set(role, on)}
        />
      ))}
      {rolesIn(draft).length === 0 && <Notice tone="warning">{t('permissions.noRoles')}</Notice>}
    </>
  );
}
