import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../../ui/acts/act-menu.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { listColumnHelper, type ListColumn } from '../../../ui/table/list-columns.ts';
import { RoleLabel } from '../../../ui/role-label.tsx';
import { DeliveryState } from '../../invite/pending/delivery-state.tsx';
import { Expiry } from '../../invite/pending/expiry.tsx';
import type { InvitationAct } from '../../invite/pending/invitation-dialogs.tsx';
import { useInvitationActs } from '../../invite/pending/use-invitation-acts.ts';
import { useInvitationRights } from './use-invitation-rights.ts';
import { InvitationStatusBadge } from './invitation-status.tsx';
import { Invitee } from './invitee.tsx';

const column = listColumnHelper<InvitationRow>();

/** Ids are the sort fields of the contract. */
export function useInvitationColumns(onAct: (act: InvitationAct) => void): ListColumn<InvitationRow>[] {
  const { t } = useTranslation('partner-team');
  return useMemo(
    () => [
      column.accessor((row): unknown => row.email, {
        id: 'email',
        header: t('field.email'),
        sortDescFirst: false,
        meta: { rowHeader: true },
        cell: ({ row }) => <Invitee invitation={row.original} />,
      }),
      column.accessor((row): unknown => row.role, {
        id: 'role',
        header: t('field.role'),
        sortDescFirst: false,
        meta: { width: '168px', leaves: 5 },
        cell: ({ row }) => <RoleLabel role={row.original.role} />,
      }),
      column.accessor((row): unknown => row.status, {
        id: 'status',
        header: t('field.status'),
        sortDescFirst: false,
        meta: { width: '118px', leaves: 9 },
        cell: ({ row }) => <InvitationStatusBadge status={row.original.status} />,
      }),
      column.accessor((row): unknown => row.createdAt, {
        id: 'createdAt',
        header: t('field.invited'),
        sortDescFirst: true,
        meta: { width: '126px', leaves: 1, named: true },
        cell: ({ row }) => <RelativeTime at={row.original.createdAt} />,
      }),
      column.accessor((row): unknown => row.expiresAt, {
        id: 'expiresAt',
        header: t('field.expires'),
        sortDescFirst: false,
        meta: { width: '118px', leaves: 4, named: true },
        cell: ({ row }) => <Expiry invitation={row.original} />,
      }),
      column.display({
        id: 'delivery',
        header: t('field.delivery'),
        meta: { width: '138px', leaves: 3 },
        cell: ({ row }) => <DeliveryState invitation={row.original} />,
      }),
      column.display({
        id: 'actions',
        header: t('field.actions'),
        meta: { width: '52px', menu: true },
        cell: ({ row }) => <MenuCell invitation={row.original} onAct={onAct} />,
      }),
    ],
    [t, onAct],
  );
}

function MenuCell({ invitation, onAct }: { invitation: InvitationRow; onAct: (act: InvitationAct) => void }) {
  const acts = useInvitationActs();
  const rights = useInvitationRights(invitation);
  const { id, role, status, email } = invitation;
  const open = { id, role, status, email, delivery: invitation };
  if (rights === null) return null;
  return <ActMenu name={email} acts={acts(status, rights, (kind) => onAct({ kind, invitation: open }))} />;
}
