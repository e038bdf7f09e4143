import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useTranslation } from 'react-i18next';
import { GonePanel } from '../../../errors/gone-panel.tsx';
import { trpc } from '../../../trpc.ts';
import { ActButtons } from '../../../ui/acts/act-buttons.tsx';
import { usePanelRow } from '../../../ui/side-panel/panel-row.ts';
import { SidePanel } from '../../../ui/side-panel/side-panel.tsx';
import type { PanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import type { ListAnswer } from '../../../ui/table/list-answer.ts';
import { nameOf } from '../acts/act-dialog.ts';
import { useUserActs } from '../acts/use-user-acts.ts';
import { userRowId } from '../list/user-cell.tsx';
import { InvitationOverview } from './invitation-overview.tsx';
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
  const acts = useUserActs();
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
      footer={row && <ActButtons dangerApart acts={acts(row)} />}
    >
      {row?.kind === 'user' && <UserOverview key={row.id} user={row} />}
      {row?.kind === 'invitation' && <InvitationOverview row={row} />}
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
