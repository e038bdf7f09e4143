import { invitationStatuses } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Listing } from '../../../lists/listing.tsx';
import { EnvelopeDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useListUrl } from '../../../ui/table/use-list-url.ts';
import { invitationsList } from '../team-lists.ts';
import { useInvitations } from '../use-invitations.ts';
import { useTeamInviting } from '../use-team-inviting.ts';
import { useInvitationColumns } from './invitation-columns.tsx';
import { InvitationDialogs, type InvitationAct } from '../../invite/pending/invitation-dialogs.tsx';

export function InvitationsList() {
  const { t } = useTranslation('partner-team');
  const list = useListUrl(invitationsList);
  const page = useInvitations(list);
  const [act, setAct] = useState<InvitationAct | null>(null);
  const columns = useInvitationColumns(setAct);

  return (
    <>
      <Listing
        list={list}
        page={page}
        columns={columns}
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
          search: t('invitations.search'),
          count: (how, found) => t(found ? 'invitations.found' : 'invitations.count', how),
          failed: t('invitations.failed'),
          empty: <EmptyState drawing={<EnvelopeDrawing />} sentence={t('invitations.empty')} />,
        }}
      />
      <InvitationDialogs act={act} calls={useTeamInviting()} onAct={setAct} onClose={() => setAct(null)} />
    </>
  );
}
