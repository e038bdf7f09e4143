import { useTranslation } from 'react-i18next';
import { useListPage, type AskOptions } from '../../lists/use-list-page.ts';
import { trpc } from '../../trpc.ts';
import { totalText } from '../../ui/total-text.ts';
import { listRequest, type ListRequestOf } from '../../ui/table/list-request.ts';
import { readList } from '../../ui/table/list-search.ts';
import type { ListUrlOf } from '../../ui/table/use-list-url.ts';
import { whileQueued } from '../invite/while-queued.ts';
import { invitationsList } from './team-lists.ts';

const useAsk = (request: ListRequestOf<typeof invitationsList>, options: AskOptions) =>
  trpc.partnerTeam.invitations.useQuery(request, {
    refetchInterval: ({ state }) => whileQueued(state.data?.items ?? []),
    ...options,
  });

export const useInvitations = (list: ListUrlOf<typeof invitationsList>) => useListPage(list, useAsk, {});

/** The number on the tab: as many as its list shows when opened. The two share one request. */
export function useOpenInvitations(enabled: boolean): string | null {
  const { i18n } = useTranslation();
  const usual = listRequest(invitationsList, readList(invitationsList, {}));
  const { data } = trpc.partnerTeam.invitations.useQuery(usual, { enabled });
  return data && data.total !== null ? totalText(i18n.language, data.total, data.totalCapped) : null;
}
