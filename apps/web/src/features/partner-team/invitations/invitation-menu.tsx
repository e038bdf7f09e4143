import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { Menu } from '@mantine/core';
import { IconLink, IconMailForward, IconMailOff, IconShieldHalf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import { usePermission, type Permission } from '../../auth/use-permission.ts';
import type { InvitationAct } from '../../invite/pending/invitation-dialogs.tsx';

interface Props {
  readonly invitation: InvitationRow;
  readonly onAct: (act: InvitationAct) => void;
}

const why = (permission: Permission) => (permission.state === 'blocked' ? permission.why : null);

/** Accepted and revoked invitations are final and have no acts. An expired one has no link to copy. */
export function InvitationMenu({ invitation, onAct }: Props) {
  const { t } = useTranslation('invite');
  const resend = usePermission('partnerTeam.resendInvitation');
  const copyLink = usePermission('partnerTeam.copyInvitationLink');
  const revoke = usePermission('partnerTeam.revokeInvitation');
  const changeRole = usePermission('partnerTeam.changeInvitationRole');
  const { id, role, status, email } = invitation;
  const open = { id, role, status, email, delivery: invitation };
  if (status === 'accepted' || status === 'revoked' || resend.state === 'absent') return null;
  return (
    <RowMenu name={email}>
      <RowMenuItem
        icon={<IconMailForward size={16} stroke={1.75} aria-hidden />}
        blocked={why(resend)}
        onClick={() => onAct({ kind: 'resend', invitation: open })}
      >
        {t('action.resend')}
      </RowMenuItem>
      {status === 'pending' && (
        <RowMenuItem
          icon={<IconLink size={16} stroke={1.75} aria-hidden />}
          blocked={why(copyLink)}
          onClick={() => onAct({ kind: 'copyLink', invitation: open })}
        >
          {t('action.copyLink')}
        </RowMenuItem>
      )}
      <RowMenuItem
        icon={<IconShieldHalf size={16} stroke={1.75} aria-hidden />}
        blocked={why(changeRole)}
        onClick={() => onAct({ kind: 'changeRole', invitation: open })}
      >
        {t('action.changeRole')}
      </RowMenuItem>
      <Menu.Divider />
      <RowMenuItem
        danger
        icon={<IconMailOff size={16} stroke={1.75} aria-hidden />}
        blocked={why(revoke)}
        onClick={() => onAct({ kind: 'revoke', invitation: open })}
      >
        {t('action.revoke')}
      </RowMenuItem>
    </RowMenu>
  );
}
