import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { GonePanel } from '../../../errors/gone-panel.tsx';
import { trpc } from '../../../trpc.ts';
import { usePanelRow } from '../../../ui/side-panel/panel-row.ts';
import { SidePanel } from '../../../ui/side-panel/side-panel.tsx';
import type { PanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import type { ListAnswer } from '../../../ui/table/list-answer.ts';
import { clientRowId } from '../list/client-name.tsx';
import { ClientSummary } from './client-summary.tsx';

interface Props {
  readonly panel: PanelUrl;
  readonly answer: ListAnswer<ClientRow>;
  readonly onSetStatus: (client: ClientRow) => void;
  readonly onShowAll: () => void;
}

/** The client named in the link: from the list behind if it is there, otherwise fetched, so that any pasted link shows it. */
export function ClientPanel({ panel, answer, onSetStatus, onShowAll }: Props) {
  const { t } = useTranslation('clients');
  const { row, known, onPrevious, onNext } = usePanelRow(panel, answer);
  const alone = trpc.clients.get.useQuery(
    { clientId: panel.id ?? '' },
    { enabled: panel.id !== undefined && known && row === null },
  );
  if (panel.id === undefined || !known) return null;
  const client = row ?? alone.data ?? null;
  return (
    <SidePanel
      label={client ? t('panel.label', { name: client.businessName }) : t('panel.goneTitle')}
      labels={{ close: t('panel.close'), previous: t('panel.previous'), next: t('panel.next') }}
      returnTo={clientRowId(panel.id)}
      onPrevious={onPrevious}
      onNext={onNext}
      onClose={panel.close}
    >
      {client ? (
        <ClientSummary client={client} onSetStatus={onSetStatus} />
      ) : (
        <GonePanel
          asked={alone}
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
