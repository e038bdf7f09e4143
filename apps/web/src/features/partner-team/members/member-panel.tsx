import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { usePanelRow } from '../../../ui/side-panel/panel-row.ts';
import { SidePanel } from '../../../ui/side-panel/side-panel.tsx';
import type { PanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import type { ListAnswer } from '../../../ui/table/list-answer.ts';
import type { MemberAct } from './member-dialogs.tsx';
import { MemberGone } from './member-gone.tsx';
import { MemberOverview } from './member-overview.tsx';
import { memberRowId } from './open-member.ts';

interface Props {
  readonly panel: PanelUrl;
  readonly answer: ListAnswer<MemberRow>;
  readonly onAct: (act: MemberAct) => void;
  readonly onShowAll: () => void;
}

/** The person of the link, out of the list behind: the list and the panel never say two things about one person. */
export function MemberPanel({ panel, answer, onAct, onShowAll }: Props) {
  const { t } = useTranslation('partner-team');
  const { row, known, onPrevious, onNext } = usePanelRow(panel, answer);
  if (panel.id === undefined || !known) return null;
  return (
    <SidePanel
      label={row ? t('panel.label', { name: row.name }) : t('panel.goneTitle')}
      labels={{ close: t('panel.close'), previous: t('panel.previous'), next: t('panel.next') }}
      returnTo={memberRowId(panel.id)}
      onPrevious={onPrevious}
      onNext={onNext}
      onClose={panel.close}
    >
      {row ? <MemberOverview member={row} onAct={onAct} /> : <MemberGone onShowAll={onShowAll} />}
    </SidePanel>
  );
}
