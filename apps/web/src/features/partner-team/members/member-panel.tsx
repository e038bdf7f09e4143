import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../side-panel.tsx';
import type { ListAnswer } from '../../../ui/table/list-answer.ts';
import { useLast } from '../use-last.ts';
import type { MemberAct } from './member-dialogs.tsx';
import { MemberGone } from './member-gone.tsx';
import { MemberOverview } from './member-overview.tsx';
import { memberRowId, type useMemberPanel } from './open-member.ts';

interface Props {
  readonly panel: ReturnType<typeof useMemberPanel>;
  readonly answer: ListAnswer<MemberRow>;
  readonly onAct: (act: MemberAct) => void;
  readonly onShowAll: () => void;
}

/** The person of the link, out of the list behind: the list and the panel never say two things about one person. */
export function MemberPanel({ panel, answer, onAct, onShowAll }: Props) {
  const { t } = useTranslation('partner-team');
  const { rows } = answer;
  const place = rows?.findIndex(({ id }) => id === panel.member) ?? -1;
  const found = rows?.[place] ?? null;
  const last = useLast(found);
  // While another list is on its way the person stays; then they are in it or they are not.
  const shown = found ?? (answer.outdated && last?.id === panel.member ? last : null);
  if (panel.member === undefined || (rows === undefined && !answer.failed)) return null;

  const neighbour = (step: 1 | -1) => (place < 0 ? undefined : rows?.[place + step]?.id);
  const go = (id: string | undefined) => (id === undefined ? null : () => panel.open(id));
  return (
    <SidePanel
      label={shown ? t('panel.label', { name: shown.name }) : t('panel.goneTitle')}
      labels={{ close: t('panel.close'), previous: t('panel.previous'), next: t('panel.next') }}
      returnTo={memberRowId(panel.member)}
      onPrevious={go(neighbour(-1))}
      onNext={go(neighbour(1))}
      onClose={panel.close}
    >
      {shown ? <MemberOverview member={shown} onAct={onAct} /> : <MemberGone onShowAll={onShowAll} />}
    </SidePanel>
  );
}
