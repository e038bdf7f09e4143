import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../../ui/acts/act-menu.tsx';
import { MfaBadge } from '../../../ui/mfa-badge.tsx';
import { PanelLink } from '../../../ui/side-panel/panel-link.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { listColumnHelper, type ListColumn } from '../../../ui/table/list-columns.ts';
import { LongDate } from '../../../ui/long-date.tsx';
import { Person } from '../../../ui/person.tsx';
import { RoleLabel } from '../../../ui/role-label.tsx';
import { usePermission } from '../../auth/use-permission.ts';
import type { MemberAct } from './member-dialogs.tsx';
import { useOwnRowReason } from './member-rights.ts';
import { MemberState } from './member-state.tsx';
import { memberRowId } from './open-member.ts';
import { memberDialogs } from './on-demand.ts';
import { useMemberActs } from './use-member-acts.ts';

const column = listColumnHelper<MemberRow>();

/** The members' table. Ids of sortable columns are the contract's. */
export function useMemberColumns(onAct: (act: MemberAct) => void): ListColumn<MemberRow>[] {
  const { t, i18n } = useTranslation('partner-team');
  const administers = usePermission('partnerTeam.changeRole').state !== 'absent';
  return useMemo(
    () => [
      column.accessor((row): unknown => row.name, {
        id: 'name',
        header: t('field.person'),
        sortDescFirst: false,
        meta: { rowHeader: true },
        cell: ({ row }) => <PersonCell member={row.original} />,
      }),
      column.accessor((row): unknown => row.role, {
        id: 'role',
        header: t('field.role'),
        sortDescFirst: false,
        meta: { width: '192px', leaves: 9 },
        cell: ({ row }) => <RoleLabel role={row.original.role} />,
      }),
      column.accessor((row): unknown => row.mfaEnabled, {
        id: 'mfa',
        header: t('field.mfa'),
        sortDescFirst: false,
        meta: { width: '136px', leaves: 4, named: true },
        cell: ({ row }) =>
          row.original.kind === 'member' && (
            <MfaBadge
              on={row.original.mfaEnabled}
              label={t(row.original.mfaEnabled ? 'mfa.on' : 'mfa.off')}
            />
          ),
      }),
      column.accessor((row): unknown => row.lastActiveAt, {
        id: 'lastActive',
        header: t('field.lastActive'),
        sortDescFirst: true,
        meta: { width: '132px', leaves: 3, named: true },
        // An active member needs no badge. Another status replaces the time.
        cell: ({ row: { original } }) =>
          original.status === 'active' ? (
            <RelativeTime at={original.lastActiveAt} />
          ) : (
            <MemberState member={original} />
          ),
      }),
      ...(administers
        ? [
            column.display({
              id: 'clients',
              header: t('field.clients'),
              meta: { width: '80px', leaves: 2, named: true },
              cell: ({ row }) =>
                row.original.kind === 'member' && row.original.assignedClients?.toLocaleString(i18n.language),
            }),
          ]
        : []),
      column.accessor((row): unknown => row.joinedAt, {
        id: 'joined',
        header: t('field.joined'),
        sortDescFirst: true,
        meta: { width: '164px', leaves: 1, named: true },
        cell: ({ row }) => row.original.joinedAt !== null && <LongDate at={row.original.joinedAt} />,
      }),
      column.display({
        id: 'actions',
        header: t('field.actions'),
        meta: { width: '52px', menu: true },
        cell: ({ row }) => <MenuCell member={row.original} onAct={onAct} />,
      }),
    ],
    [t, i18n.language, administers, onAct],
  );
}

function PersonCell({ member }: { member: MemberRow }) {
  const reason = useOwnRowReason();
  return (
    <Person name={member.name} email={member.email} self={reason(member)}>
      <PanelLink
        rowId={memberRowId(member.id)}
        panel="member"
        id={member.id}
        name={member.name || member.email}
      />
    </Person>
  );
}

function MenuCell({ member, onAct }: { member: MemberRow; onAct: (act: MemberAct) => void }) {
  return (
    <ActMenu
      name={member.name || member.email}
      acts={useMemberActs(onAct)(member)}
      onNear={memberDialogs.preload}
    />
  );
}
