import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Menu } from '@mantine/core';
import { IconShieldHalf, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import type { MemberAct } from './member-dialogs.tsx';
import type { MemberRights } from './member-rights.ts';

interface Props {
  readonly member: MemberRow;
  readonly rights: MemberRights;
  readonly onAct: (act: MemberAct) => void;
}

export function MemberMenu({ member, rights, onAct }: Props) {
  const { t } = useTranslation('partner-team');
  if (!rights.manages) return null;
  return (
    <RowMenu name={member.name}>
      <RowMenuItem
        icon={<IconShieldHalf size={16} stroke={1.75} aria-hidden />}
        blocked={rights.changeRole}
        onClick={() => onAct({ kind: 'changeRole', member })}
      >
        {t('action.changeRole')}
      </RowMenuItem>
      <Menu.Divider />
      <RowMenuItem
        danger
        icon={<IconUserMinus size={16} stroke={1.75} aria-hidden />}
        blocked={rights.remove}
        onClick={() => onAct({ kind: 'remove', member })}
      >
        {t('action.remove')}
      </RowMenuItem>
    </RowMenu>
  );
}
