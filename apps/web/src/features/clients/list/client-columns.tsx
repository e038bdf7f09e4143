import type { ClientRow, ListedClientRow } from '@gatehouse/core/clients/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LongDate } from '../../../ui/long-date.tsx';
import { listColumnHelper, type ListColumn } from '../../../ui/table/list-columns.ts';
import details from '../details.module.css';
import { ClientStatusBadge } from '../status/client-status.tsx';
import { ZoneTime } from '../zone-time.tsx';
import { ClientCell } from './client-cell.tsx';
import { ClientMenu } from './client-menu.tsx';
import { ClientTeamCell } from './client-team.tsx';

const column = listColumnHelper<ListedClientRow>();

/** Ids are the sort fields of the contract. */
export function useClientColumns(onSetStatus: (client: ClientRow) => void): ListColumn<ListedClientRow>[] {
  const { t } = useTranslation('clients');
  return useMemo(
    () => [
      column.accessor((row): unknown => row.businessName, {
        id: 'name',
        header: t('field.client'),
        sortDescFirst: false,
        meta: { rowHeader: true },
        cell: ({ row }) => <ClientCell client={row.original} />,
      }),
      column.accessor((row): unknown => row.code, {
        id: 'code',
        header: t('field.code'),
        sortDescFirst: false,
        meta: { width: '176px', leaves: 4 },
        cell: ({ row }) => (
          <span className={`${details.code} ${details.codeCell}`} title={row.original.code}>
            {row.original.code}
          </span>
        ),
      }),
      column.accessor((row): unknown => row.status, {
        id: 'status',
        header: t('field.status'),
        sortDescFirst: false,
        meta: { width: '132px', leaves: 9 },
        cell: ({ row }) => <ClientStatusBadge status={row.original.status} />,
      }),
      column.display({
        id: 'timezone',
        header: t('field.timezone'),
        meta: { width: '164px', leaves: 2 },
        cell: ({ row }) => (
          <span className={details.zoneCell}>
            <ZoneTime zone={row.original.timezone} />
          </span>
        ),
      }),
      column.display({
        id: 'team',
        header: t('page.tab.staff'),
        meta: { width: '152px', leaves: 3, named: true },
        cell: ({ row }) => <ClientTeamCell team={row.original.team} />,
      }),
      column.accessor((row): unknown => row.createdAt, {
        id: 'createdAt',
        header: t('field.added'),
        sortDescFirst: true,
        meta: { width: '164px', leaves: 1, named: true },
        cell: ({ row }) => <LongDate at={row.original.createdAt} />,
      }),
      column.display({
        id: 'actions',
        header: t('field.actions'),
        meta: { width: '52px', menu: true },
        cell: ({ row }) => <ClientMenu client={row.original} onSetStatus={onSetStatus} />,
      }),
    ],
    [t, onSetStatus],
  );
}
