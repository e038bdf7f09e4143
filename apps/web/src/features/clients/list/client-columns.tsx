import type { ClientRow, ListedClientRow } from '@gatehouse/core/clients/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { listColumnHelper, type ListColumn } from '../../../ui/table/list-columns.ts';
import facts from '../facts.module.css';
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
        meta: { width: '176px' },
        cell: ({ row }) => (
          <span className={`${facts.code} ${facts.codeCell}`} title={row.original.code}>
            {row.original.code}
          </span>
        ),
      }),
      column.accessor((row): unknown => row.status, {
        id: 'status',
        header: t('field.status'),
        sortDescFirst: false,
        meta: { width: '132px' },
        cell: ({ row }) => <ClientStatusBadge status={row.original.status} />,
      }),
      column.display({
        id: 'timezone',
        header: t('field.timezone'),
        meta: { width: '164px', hideBelow: 'md' },
        cell: ({ row }) => (
          <span className={facts.zoneCell}>
            <ZoneTime zone={row.original.timezone} />
          </span>
        ),
      }),
      column.display({
        id: 'team',
        header: t('page.tab.staff'),
        meta: { width: '152px', hideBelow: 'lg' },
        cell: ({ row }) => <ClientTeamCell team={row.original.team} />,
      }),
      column.accessor((row): unknown => row.createdAt, {
        id: 'createdAt',
        header: t('field.added'),
        sortDescFirst: true,
        meta: { width: '116px', hideBelow: 'lg' },
        cell: ({ row }) => <RelativeTime at={row.original.createdAt} />,
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
