import type { ClientRow } from '@gatehouse/core/clients/contract';
import { clientStatuses } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import type { PanelUrl } from '../../../ui/side-panel/use-panel-url.ts';
import type { ListAnswer } from '../../../ui/table/list-answer.ts';
import { ListView } from '../../../ui/table/list-view.tsx';
import type { ListUrl } from '../../../ui/table/use-list-url.ts';
import type { useClients } from '../use-clients.ts';
import { useClientColumns } from './client-columns.tsx';
import { NoClients } from './no-clients.tsx';

interface Props {
  readonly list: ListUrl;
  readonly page: ReturnType<typeof useClients>['page'];
  readonly answer: ListAnswer<ClientRow>;
  readonly panel: PanelUrl;
  readonly onSetStatus: (client: ClientRow) => void;
}

const rowId = (client: ClientRow) => client.id;

export function ClientsTable({ list, page, answer, panel, onSetStatus }: Props) {
  const { t, i18n } = useTranslation('clients');
  const columns = useClientColumns(onSetStatus);
  return (
    <ListView
      list={list}
      answer={answer}
      columns={columns}
      rowId={rowId}
      filters={[
        {
          key: 'status',
          label: t('field.status'),
          options: clientStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
        },
      ]}
      words={{
        caption: t('title'),
        searchLabel: t('list.search'),
        count: (count, found) =>
          t(found ? 'list.found' : 'list.count', { count, number: count.toLocaleString(i18n.language) }),
        empty: <NoClients />,
      }}
      error={
        <ProblemPanel
          title={t('list.failed')}
          error={page.error}
          onRetry={() => void page.refetch()}
          retrying={page.isFetching}
        />
      }
      onOpen={(client) => panel.open(client.id)}
      isOpen={(client) => client.id === panel.id}
    />
  );
}
