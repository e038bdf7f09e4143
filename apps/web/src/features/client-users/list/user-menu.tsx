import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { Menu } from '@mantine/core';
import {
  IconLink,
  IconMailForward,
  IconMailOff,
  IconMailQuestion,
  IconPencil,
  IconShieldHalf,
  IconUserCheck,
  IconUserMinus,
  IconUserOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import { useUsers } from '../users-context.ts';

const look = { size: 16, stroke: 1.75, 'aria-hidden': true };

export function UserMenu({ row }: { row: ClientUserRow }) {
  const { rights } = useUsers();
  if (!rights.manages || row.self) return null;
  const reasons = Object.values(row.kind === 'user' ? rights.ofUser(row) : rights.ofInvitation(row));
  return (
    <RowMenu name={row.name || row.email} notice={repeated(reasons)}>
      {row.kind === 'user' ? <UserItems row={row} /> : <InvitationItems row={row} />}
    </RowMenu>
  );
}

/** The reason that blocks several acts, shown once. */
const repeated = (reasons: readonly (string | null)[]) =>
  reasons.find((reason, place) => reason !== null && reasons.indexOf(reason) !== place) ?? null;

function UserItems({ row }: { row: ClientUserRow }) {
  const { t } = useTranslation('client-users');
  const { rights, onAct } = useUsers();
  const why = rights.ofUser(row);
  const active = row.status === 'active';
  return (
    <>
      <RowMenuItem
        icon={<IconShieldHalf {...look} />}
        blocked={why.changeRole}
        onClick={() => onAct('changeRole', row)}
      >
        {t('action.changeRole')}
      </RowMenuItem>
      <RowMenuItem icon={<IconPencil {...look} />} blocked={why.edit} onClick={() => onAct('edit', row)}>
        {t('action.edit')}
      </RowMenuItem>
      {active && (
        <RowMenuItem
          icon={<IconMailQuestion {...look} />}
          blocked={why.resetMail}
          onClick={() => onAct('resetMail', row)}
        >
          {t('action.resetMail')}
        </RowMenuItem>
      )}
      <Menu.Divider />
      {active ? (
        <RowMenuItem
          icon={<IconUserOff {...look} />}
          blocked={why.deactivate}
          onClick={() => onAct('deactivate', row)}
        >
          {t('action.deactivate')}
        </RowMenuItem>
      ) : (
        <RowMenuItem
          icon={<IconUserCheck {...look} />}
          blocked={why.reactivate}
          onClick={() => onAct('reactivate', row)}
        >
          {t('action.reactivate')}
        </RowMenuItem>
      )}
      <RowMenuItem
        danger
        icon={<IconUserMinus {...look} />}
        blocked={why.remove}
        onClick={() => onAct('remove', row)}
      >
        {t('action.remove')}
      </RowMenuItem>
    </>
  );
}

/** An expired invitation has no link to copy. */
function InvitationItems({ row }: { row: ClientUserRow }) {
  const { t } = useTranslation('invite');
  const { rights, onAct } = useUsers();
  const why = rights.ofInvitation(row);
  return (
    <>
      <RowMenuItem
        icon={<IconMailForward {...look} />}
        blocked={why.resend}
        onClick={() => onAct('resend', row)}
      >
        {t('action.resend')}
      </RowMenuItem>
      {row.status === 'pending' && (
        <RowMenuItem
          icon={<IconLink {...look} />}
          blocked={why.copyLink}
          onClick={() => onAct('copyLink', row)}
        >
          {t('action.copyLink')}
        </RowMenuItem>
      )}
      <RowMenuItem
        icon={<IconShieldHalf {...look} />}
        blocked={why.changeRole}
        onClick={() => onAct('changeRole', row)}
      >
        {t('action.changeRole')}
      </RowMenuItem>
      <Menu.Divider />
      <RowMenuItem
        danger
        icon={<IconMailOff {...look} />}
        blocked={why.revoke}
        onClick={() => onAct('revoke', row)}
      >
        {t('action.revoke')}
      </RowMenuItem>
    </>
  );
}
