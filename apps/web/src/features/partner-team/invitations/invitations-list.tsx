import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { invitationStatuses } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { LetterDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListView } from '../../../ui/table/list-view.tsx';
import { useListUrl } from '../../../ui/table/use-list-url.ts';
import { invitationsList } from '../team-lists.ts';
import { useInvitations } from '../use-invitations.ts';
import { useTeamInviting } from '../use-team-inviting.ts';
import { useInvitationColumns } from './invitation-columns.tsx';
import { InvitationDialogs, type InvitationAct } from '../../invite/pending/invitation-dialogs.tsx';

const rowId = (invitation: InvitationRow) => invitation.id;

export function InvitationsList() {
  const { t, i18n } = useTranslation('partner-team');
  const list = useListUrl(invitationsList);
  const { page, answer } = useInvitations(list);
  const [act, setAct] = useState<InvitationAct | null>(null);
  const columns = useInvitationColumns(setAct);

  return (
    <>
      <ListView
        list={list}
        answer={answer}
        columns={columns}
        rowId={rowId}
        filters={[
          {
            key: 'status',
            label: t('field.status'),
            options: invitationStatuses.map((status) => ({
              value: status,
              label: t(`invitations.status.${status}`),
            })),
          },
        ]}
        words={{
          caption: t('tab.invitations'),
          searchLabel: t('invitations.search'),
          count: (count, found) =>
            t(found ? 'invitations.found' : 'invitations.count', {
              count,
              number: count.toLocaleString(i18n.language),
            }),
          empty: <EmptyState drawing={<LetterDrawing />} sentence={t('invitations.empty')} />,
        }}
        error={
          <ProblemPanel
            title={t('invitations.failed')}
            error={page.error}
            onRetry={() => void page.refetch()}
            retrying={page.isFetching}
          />
        }
      />
      <InvitationDialogs act={act} calls={useTeamInviting()} onClose={() => setAct(null)} />
    </>
  );
}
