import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePart } from '../../../errors/use-part.tsx';
import { Listing } from '../../../lists/listing.tsx';
import { PeopleDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { BehindPanel } from '../../../ui/side-panel/behind-panel.tsx';
import { useListUrl } from '../../../ui/table/use-list-url.ts';
import { membersList } from '../team-lists.ts';
import { useMembers } from '../use-members.ts';
import { useMemberColumns } from './member-columns.tsx';
import type { MemberAct } from './member-dialogs.tsx';
import { useMemberFilters } from './member-filters.ts';
import { MemberPanel } from './member-panel.tsx';
import { memberDialogs } from './on-demand.ts';
import { useMemberPanel } from './open-member.ts';

export function MembersTab() {
  const { t } = useTranslation('partner-team');
  const list = useListUrl(membersList);
  const page = useMembers(list);
  const panel = useMemberPanel();
  const [act, setAct] = useState<MemberAct | null>(null);
  const close = () => setAct(null);
  const { module: dialogs, instead } = usePart(memberDialogs, act !== null, close);
  const columns = useMemberColumns(setAct);
  const filters = useMemberFilters(list.state.filters.client[0]);

  return (
    <>
      <BehindPanel covered={panel.id !== undefined}>
        <Listing
          list={list}
          page={page}
          columns={columns}
          panel={panel}
          filters={filters}
          words={{
            caption: t('tab.members'),
            search: t('members.search'),
            count: (how, found) => t(found ? 'members.found' : 'members.count', how),
            failed: t('members.failed'),
            empty: <EmptyState drawing={<PeopleDrawing />} sentence={t('members.empty')} />,
          }}
        />
      </BehindPanel>
      <MemberPanel panel={panel} answer={page.answer} onAct={setAct} onShowAll={list.clear} />
      {instead}
      {dialogs && (
        <dialogs.MemberDialogs
          act={act}
          onAct={setAct}
          onClose={close}
          onRemoved={(id) => panel.id === id && panel.close()}
        />
      )}
    </>
  );
}
