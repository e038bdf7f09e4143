import { keepPreviousData } from '@tanstack/react-query';
import { useStaleCursor } from '../../errors/use-stale-cursor.ts';
import { trpc } from '../../trpc.ts';
import { answerOf } from '../../ui/table/answer-of.ts';
import { listRequest } from '../../ui/table/list-request.ts';
import type { ListUrl } from '../../ui/table/use-list-url.ts';
import { clientsList } from './client-lists.ts';

type Clients = ListUrl<(typeof clientsList)['sortable'][number], (typeof clientsList)['filters']>;

export function useClients(list: Clients) {
  const request = listRequest(clientsList, list.state);
  const page = trpc.clients.list.useQuery(request, { placeholderData: keepPreviousData });
  const first = trpc.clients.list.useQuery(listRequest(clientsList, { ...list.state, cursor: undefined }), {
    enabled: list.state.cursor !== undefined,
    placeholderData: keepPreviousData,
  });
  useStaleCursor(list, page.error);
  return { page, answer: answerOf(page, first) };
}
