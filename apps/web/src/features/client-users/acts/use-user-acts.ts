import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import {
  IconMailQuestion,
  IconPencil,
  IconShieldHalf,
  IconUserCheck,
  IconUserMinus,
  IconUserOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../../ui/acts/act.ts';
import { useInvitationActs } from '../../invite/pending/use-invitation-acts.ts';
import { useUsers } from '../users-context.ts';

/** The acts on a row: none for readers who manage no users, and none on the reader's own row. */
export function useUserActs(): (row: ClientUserRow) => readonly Act[] {
  const { t } = useTranslation('client-users');
  const { rights, onAct } = useUsers();
  const ofInvitation = useInvitationActs();
  return (row) => {
    if (!rights.manages || row.self) return [];
    if (row.kind === 'invitation')
      return ofInvitation(row.status, rights.ofInvitation(row), (kind) => onAct(kind, row));
    const why = rights.ofUser(row);
    const act = (key: keyof typeof why, icon: Act['icon']) => ({
      key,
      icon,
      label: t(`action.${key}`),
      blocked: why[key],
      run: () => onAct(key, row),
    });
    const active = row.status === 'active';
    return [
      // The panel shows the role itself as a button.
      { ...act('changeRole', IconShieldHalf), menuOnly: true },
      act('edit', IconPencil),
      ...(active ? [act('resetMail', IconMailQuestion)] : []),
      { ...(active ? act('deactivate', IconUserOff) : act('reactivate', IconUserCheck)), apart: true },
      { ...act('remove', IconUserMinus), danger: true },
    ];
  };
}
