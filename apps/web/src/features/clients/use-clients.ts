import { useListPage, type AskOptions } from '../../lists/use-list-page.ts';
import { trpc } from '../../trpc.ts';
import type { ListRequestOf } from '../../ui/table/list-request.ts';
import type { ListUrlOf } from '../../ui/table/use-list-url.ts';
import type { clientsList } from './client-lists.ts';

const useAsk = (request: ListRequestOf<typeof clientsList>, options: AskOptions) =>
  trpc.clients.list.useQuery(request, options);

export const useClients = (list: ListUrlOf<typeof clientsList>) => useListPage(list, useAsk, {});
