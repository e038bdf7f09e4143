import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../../ui/acts/act-menu.tsx';
import { listColumnHelper, type ListColumn } from '../../../ui/table/list-columns.ts';
import { nameOf } from '../acts/act-dialog.ts';
import { useUserActs } from '../acts/use-user-acts.ts';
import { RoleBadge } from './role-badge.tsx';
import { UserActivity } from './user-activity.tsx';
import { UserCell } from './user-cell.tsx';
import { UserStatus } from './user-status.tsx';

const column = listColumnHelper<ClientUserRow>();

/** Ids are the sort fields of the contract. */
export function useUserColumns(): ListColumn<ClientUserRow>[] {
  const { t } = useTranslation('client-users');
  return useMemo(
    () => [
      column.accessor((row): unknown => row.name, {
        id: 'name',
        header: t('field.person'),
        sortDescFirst: false,
        meta: { rowHeader: true },
        cell: ({ row }) => <UserCell row={row.original} />,
      }),
      column.accessor((row): unknown => row.role, {
        id: 'role',
        header: t('field.role'),
        sortDescFirst: false,
        meta: { width: '196px', leaves: 9 },
        cell: ({ row }) => <RoleBadge row={row.original} />,
      }),
      column.accessor((row): unknown => row.status, {
        id: 'status',
        header: t('field.status'),
        sortDescFirst: false,
        meta: { width: '152px', leaves: 8 },
        cell: ({ row }) => <UserStatus row={row.original} />,
      }),
      column.accessor((row): unknown => row.lastActiveAt, {
        id: 'lastActive',
        header: t('field.lastActive'),
        sortDescFirst: true,
        meta: { width: '160px', leaves: 3, named: true },
        cell: ({ row }) => <UserActivity row={row.original} />,
      }),
      column.display({
        id: 'actions',
        header: t('field.actions'),
        meta: { width: '52px', menu: true },
        cell: ({ row }) => <MenuCell row={row.original} />,
      }),
    ],
    [t],
  );
}

function MenuCell({ row }: { row: ClientUserRow }) {
  return <ActMenu name={nameOf(row)} acts={useUserActs()(row)} />;
}
