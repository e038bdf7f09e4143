import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';
import { answerOf } from '../../ui/table/answer-of.ts';
import { listRequest } from '../../ui/table/list-request.ts';
import { readList } from '../../ui/table/list-search.ts';
import type { ListUrl } from '../../ui/table/use-list-url.ts';
import { invitationsList } from './team-lists.ts';
import { useStaleCursor } from '../../errors/use-stale-cursor.ts';

type Invitations = ListUrl<(typeof invitationsList)['sortable'][number], (typeof invitationsList)['filters']>;

/** While a mail is on its way the list looks again by itself: “queued” must not stand there for ever. */
const lookAgain = 4_000;

export function useInvitations(list: Invitations) {
  const request = listRequest(invitationsList, list.state);
  const page = trpc.partnerTeam.invitations.useQuery(request, {
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isSomethingQueued(state.data?.items ?? []) ? lookAgain : false),
  });
  const first = trpc.partnerTeam.invitations.useQuery(
    listRequest(invitationsList, { ...list.state, cursor: undefined }),
    { enabled: list.state.cursor !== undefined, placeholderData: keepPreviousData },
  );
  useStaleCursor(list, page.error);
  return { page, answer: answerOf(page, first) };
}

/** The number on the tab: as many as the list behind it shows when it is opened; the two share one request. */
export function useOpenInvitations(enabled: boolean): number | null {
  const usual = listRequest(invitationsList, readList(invitationsList, {}));
  return trpc.partnerTeam.invitations.useQuery(usual, { enabled }).data?.total ?? null;
}

function isSomethingQueued(rows: readonly { status: string; deliveryStatus: string }[]): boolean {
  return rows.some(({ status, deliveryStatus }) => status === 'pending' && deliveryStatus === 'queued');
}
