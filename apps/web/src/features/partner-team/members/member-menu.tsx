import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Menu } from '@mantine/core';
import {
  IconCopy,
  IconLayoutSidebarRight,
  IconLogout,
  IconShieldHalf,
  IconUserCheck,
  IconUserMinus,
  IconUserOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import type { MemberAct } from './member-dialogs.tsx';
import type { MemberRights } from './member-rights.ts';
import { useMemberPanel } from './open-member.ts';

interface Props {
  readonly member: MemberRow;
  readonly rights: MemberRights;
  readonly onAct: (act: MemberAct) => void;
}

const look = { size: 16, stroke: 1.75, 'aria-hidden': true };

export function MemberMenu({ member, rights, onAct }: Props) {
  const { t } = useTranslation('partner-team');
  const panel = useMemberPanel();
  const toast = useToast();
  if (!rights.manages) return null;
  const active = member.status === 'active';
  const act = (kind: MemberAct['kind']) => () => onAct({ kind, member });
  const copy = async () => {
    await navigator.clipboard.writeText(member.email);
    toast.done(t('action.copied', { address: member.email }));
  };
  return (
    <RowMenu
      name={member.name || member.email}
      notice={rights.changeRole === rights.remove ? rights.remove : null}
    >
      <RowMenuItem icon={<IconLayoutSidebarRight {...look} />} onClick={() => panel.open(member.id)}>
        {t('action.open')}
      </RowMenuItem>
      <RowMenuItem icon={<IconCopy {...look} />} onClick={() => void copy()}>
        {t('action.copyAddress')}
      </RowMenuItem>
      <Menu.Divider />
      <RowMenuItem
        icon={<IconShieldHalf {...look} />}
        blocked={rights.changeRole}
        onClick={act('changeRole')}
      >
        {t('action.changeRole')}
      </RowMenuItem>
      {active && (
        <RowMenuItem icon={<IconLogout {...look} />} blocked={rights.signOut} onClick={act('signOut')}>
          {t('action.signOut')}
        </RowMenuItem>
      )}
      <Menu.Divider />
      {active ? (
        <RowMenuItem icon={<IconUserOff {...look} />} blocked={rights.deactivate} onClick={act('deactivate')}>
          {t('action.deactivate')}
        </RowMenuItem>
      ) : (
        <RowMenuItem
          icon={<IconUserCheck {...look} />}
          blocked={rights.reactivate}
          onClick={act('reactivate')}
        >
          {t('action.reactivate')}
        </RowMenuItem>
      )}
      <RowMenuItem danger icon={<IconUserMinus {...look} />} blocked={rights.remove} onClick={act('remove')}>
        {t('action.remove')}
      </RowMenuItem>
    </RowMenu>
  );
}
