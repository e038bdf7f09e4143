import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { GonePanel } from '../../../errors/gone-panel.tsx';
import { trpc } from '../../../trpc.ts';
import { ActButtons } from '../../../ui/acts/act-buttons.tsx';
import { usePanelRow } from '../../../ui/side-panel/panel-row.ts';
import { SidePanel } from '../../../ui/side-panel/side-panel.tsx';
import type { PanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import type { ListAnswer } from '../../../ui/table/list-answer.ts';
import { InvitedOverview } from './invited-overview.tsx';
import type { MemberAct } from './member-dialogs.tsx';
import { MemberOverview } from './member-overview.tsx';
import { memberRowId } from './open-member.ts';
import { useMemberActs } from './use-member-acts.ts';

interface Props {
  readonly panel: PanelUrl;
  readonly answer: ListAnswer<MemberRow>;
  readonly onAct: (act: MemberAct) => void;
  readonly onShowAll: () => void;
}

/** The person named in the link: from the list behind if it holds them, otherwise fetched, so that a link shows anybody of the team. */
export function MemberPanel({ panel, answer, onAct, onShowAll }: Props) {
  const { t } = useTranslation('partner-team');
  const acts = useMemberActs(onAct);
  const { row: listed, known, onPrevious, onNext } = usePanelRow(panel, answer);
  const asked = trpc.partnerTeam.member.useQuery(
    { memberId: panel.id ?? '' },
    { enabled: panel.id !== undefined && known && listed === null },
  );
  if (panel.id === undefined || !known) return null;
  const row = listed ?? (asked.error ? null : asked.data) ?? null;
  return (
    <SidePanel
      label={row ? t('panel.label', { name: row.name || row.email }) : t('panel.goneTitle')}
      labels={{ close: t('panel.close'), previous: t('panel.previous'), next: t('panel.next') }}
      returnTo={memberRowId(panel.id)}
      onPrevious={onPrevious}
      onNext={onNext}
      onClose={panel.close}
      footer={row && <ActButtons acts={acts(row)} />}
    >
      {row?.kind === 'member' && <MemberOverview key={row.id} member={row} />}
      {row?.kind === 'invitation' && <InvitedOverview row={row} />}
      {!row && (
        <GonePanel
          asked={asked}
          labels={{
            failed: t('panel.failed'),
            title: t('panel.goneTitle'),
            sentence: t('panel.gone'),
            showAll: t('panel.showAll'),
          }}
          onShowAll={onShowAll}
        />
      )}
    </SidePanel>
  );
}
