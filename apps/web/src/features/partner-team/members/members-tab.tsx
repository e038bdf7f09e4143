import { partnerRoles } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Listing } from '../../../lists/listing.tsx';
import { PeopleDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { BehindPanel } from '../../../ui/side-panel/behind-panel.tsx';
import { useListUrl } from '../../../ui/table/use-list-url.ts';
import { membersList } from '../team-lists.ts';
import { useMembers } from '../use-members.ts';
import { useMemberColumns } from './member-columns.tsx';
import { MemberDialogs, type MemberAct } from './member-dialogs.tsx';
import { MemberPanel } from './member-panel.tsx';
import { useMemberPanel } from './open-member.ts';

export function MembersTab() {
  const { t } = useTranslation(['partner-team', 'common']);
  const list = useListUrl(membersList);
  const page = useMembers(list);
  const panel = useMemberPanel();
  const [act, setAct] = useState<MemberAct | null>(null);
  const columns = useMemberColumns(setAct);

  return (
    <>
      <BehindPanel covered={panel.id !== undefined}>
        <Listing
          list={list}
          page={page}
          columns={columns}
          panel={panel}
          filters={[
            {
              key: 'role',
              label: t('field.role'),
              options: partnerRoles.map((role) => ({ value: role, label: t(`common:role.${role}`) })),
            },
          ]}
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
      <MemberDialogs
        act={act}
        onClose={() => setAct(null)}
        onRemoved={(id) => panel.id === id && panel.close()}
      />
    </>
  );
}
