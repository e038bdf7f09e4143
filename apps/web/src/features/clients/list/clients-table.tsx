import type { ClientRow, ListedClientRow } from '@gatehouse/core/clients/contract';
import { clientStatuses } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { Listing } from '../../../lists/listing.tsx';
import type { ListPage } from '../../../lists/use-list-page.ts';
import type { PanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import type { ListUrl } from '../../../ui/table/use-list-url.ts';
import { useClientColumns } from './client-columns.tsx';
import { NoClients } from './no-clients.tsx';

interface Props {
  readonly list: ListUrl;
  readonly page: ListPage<ListedClientRow>;
  readonly panel: PanelUrl;
  readonly onSetStatus: (client: ClientRow) => void;
}

export function ClientsTable({ list, page, panel, onSetStatus }: Props) {
  const { t } = useTranslation('clients');
  const columns = useClientColumns(onSetStatus);
  return (
    <Listing
      list={list}
      page={page}
      columns={columns}
      panel={panel}
      filters={[
        {
          key: 'status',
          label: t('field.status'),
          options: clientStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
        },
      ]}
      words={{
        caption: t('title'),
        search: t('list.search'),
        count: (how, found) => t(found ? 'list.found' : 'list.count', how),
        failed: t('list.failed'),
        empty: <NoClients />,
      }}
    />
  );
}
