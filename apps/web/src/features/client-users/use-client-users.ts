import { useListPage, type AskOptions } from '../../lists/use-list-page.ts';
import { trpc } from '../../trpc.ts';
import type { ListRequestOf } from '../../ui/table/list-request.ts';
import type { ListUrlOf } from '../../ui/table/use-list-url.ts';
import { whileQueued } from '../invite/while-queued.ts';
import type { clientUsersList } from './client-user-lists.ts';

interface OfClient {
  clientId?: string;
}

const useAsk = (request: ListRequestOf<typeof clientUsersList> & OfClient, options: AskOptions) =>
  trpc.clientUsers.list.useQuery(request, {
    refetchInterval: ({ state }) =>
      whileQueued(
        (state.data?.items ?? []).map(({ status, invitation }) => ({
          status,
          deliveryStatus: invitation?.deliveryStatus,
        })),
      ),
    ...options,
  });

/** The users of one client; without one, all users the reader may see. */
export const useClientUsers = (list: ListUrlOf<typeof clientUsersList>, clientId: string | undefined) =>
  useListPage(list, useAsk, clientId === undefined ? {} : { clientId });
