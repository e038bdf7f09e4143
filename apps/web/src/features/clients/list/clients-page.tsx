import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageAction } from '../../../shell/page-action.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BehindPanel } from '../../../ui/side-panel/behind-panel.tsx';
import { usePanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import { useListUrl } from '../../../ui/table/use-list-url.ts';
import { useLast } from '../../../ui/use-last.ts';
import { useSession } from '../../auth/use-session.ts';
import { clientsList } from '../client-lists.ts';
import { useClientRights } from '../client-rights.ts';
import { ClientPanel } from '../panel/client-panel.tsx';
import { AddClient } from '../provision/add-client.tsx';
import { StatusDialog } from '../status/status-dialog.tsx';
import { useClients } from '../use-clients.ts';
import { ClientsTable } from './clients-table.tsx';

export function ClientsPage() {
  const { t } = useTranslation('clients');
  const organisation = useSession()?.organisation?.name ?? '';
  const { manages } = useClientRights();
  const list = useListUrl(clientsList);
  const page = useClients(list);
  const panel = usePanelUrl('client');
  const [changing, setChanging] = useState<ClientRow | null>(null);
  const changed = useLast(changing);

  return (
    <>
      <BehindPanel covered={panel.id !== undefined}>
        <PageHeader
          title={t('title')}
          sentence={t(manages ? 'sentence' : 'sentenceReader', { organisation })}
          action={
            <PageAction>
              <AddClient />
            </PageAction>
          }
        />
        <ClientsTable list={list} page={page} panel={panel} onSetStatus={setChanging} />
      </BehindPanel>
      <ClientPanel panel={panel} answer={page.answer} onSetStatus={setChanging} onShowAll={list.clear} />
      {changed && (
        <StatusDialog opened={changing !== null} client={changed} onClose={() => setChanging(null)} />
      )}
    </>
  );
}
