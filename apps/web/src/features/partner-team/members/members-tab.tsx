import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { partnerRoles } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { PeopleDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { BehindPanel } from '../../../ui/side-panel/behind-panel.tsx';
import { ListView } from '../../../ui/table/list-view.tsx';
import { useListUrl } from '../../../ui/table/use-list-url.ts';
import { membersList } from '../team-lists.ts';
import { useMembers } from '../use-members.ts';
import { useMemberColumns } from './member-columns.tsx';
import { MemberDialogs, type MemberAct } from './member-dialogs.tsx';
import { MemberPanel } from './member-panel.tsx';
import { useMemberPanel } from './open-member.ts';

const rowId = (member: MemberRow) => member.id;

export function MembersTab() {
  const { t, i18n } = useTranslation(['partner-team', 'common']);
  const list = useListUrl(membersList);
  const { page, answer } = useMembers(list);
  const panel = useMemberPanel();
  const [act, setAct] = useState<MemberAct | null>(null);
  const columns = useMemberColumns(setAct);

  return (
    <>
      <BehindPanel covered={panel.id !== undefined}>
        <ListView
          list={list}
          answer={answer}
          columns={columns}
          rowId={rowId}
          filters={[
            {
              key: 'role',
              label: t('field.role'),
              options: partnerRoles.map((role) => ({ value: role, label: t(`common:role.${role}`) })),
            },
          ]}
          words={{
            caption: t('tab.members'),
            searchLabel: t('members.search'),
            count: (count, found) =>
              t(found ? 'members.found' : 'members.count', {
                count,
                number: count.toLocaleString(i18n.language),
              }),
            empty: <EmptyState drawing={<PeopleDrawing />} sentence={t('members.empty')} />,
          }}
          error={
            <ProblemPanel
              title={t('members.failed')}
              error={page.error}
              onRetry={() => void page.refetch()}
              retrying={page.isFetching}
            />
          }
          onOpen={(member) => panel.open(member.id)}
          isOpen={(member) => member.id === panel.id}
        />
      </BehindPanel>
      <MemberPanel panel={panel} answer={answer} onAct={setAct} onShowAll={list.clear} />
      <MemberDialogs
        act={act}
        onClose={() => setAct(null)}
        onRemoved={(id) => panel.id === id && panel.close()}
      />
    </>
  );
}
