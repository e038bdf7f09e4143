import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { usePanelRow } from '../../../ui/side-panel/panel-row.ts';
import { SidePanel } from '../../../ui/side-panel/side-panel.tsx';
import type { PanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import type { ListAnswer } from '../../../ui/table/list-answer.ts';
import { nameOf } from '../acts/act-dialog.ts';
import { userRowId } from '../list/user-name.tsx';
import { InvitationActions, InvitationOverview } from './invitation-overview.tsx';
import { NobodyHere } from './nobody-here.tsx';
import { UserActions } from './user-actions.tsx';
import { UserOverview } from './user-overview.tsx';

interface Props {
  readonly panel: PanelUrl;
  readonly answer: ListAnswer<ClientUserRow>;
  readonly onShowAll: () => void;
}

/**
 * The person named in the link: from the list behind if it holds them, otherwise fetched, because a link may name a person on another page
 * of the list.
 */
export function UserPanel({ panel, answer, onShowAll }: Props) {
  const { t } = useTranslation('client-users');
  const { row: listed, known, onPrevious, onNext } = usePanelRow(panel, answer);
  const elsewhere = panel.id !== undefined && known && listed === null;
  const asked = trpc.clientUsers.get.useQuery(
    { memberId: panel.id ?? '' },
    { enabled: elsewhere && panel.id !== undefined },
  );
  if (panel.id === undefined || !known) return null;
  const row = listed ?? asked.data ?? null;
  return (
    <SidePanel
      label={row ? t('panel.label', { name: nameOf(row) }) : t('panel.goneTitle')}
      labels={{ close: t('panel.close'), previous: t('panel.previous'), next: t('panel.next') }}
      returnTo={userRowId(panel.id)}
      onPrevious={onPrevious}
      onNext={onNext}
      onClose={panel.close}
      footer={row && (row.kind === 'user' ? <UserActions user={row} /> : <InvitationActions row={row} />)}
    >
      {row?.kind === 'user' && <UserOverview key={row.id} user={row} />}
      {row?.kind === 'invitation' && <InvitationOverview row={row} />}
      {!row && <NobodyHere asked={asked} onShowAll={onShowAll} />}
    </SidePanel>
  );
}
