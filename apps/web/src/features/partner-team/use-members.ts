import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';
import { answerOf } from '../../ui/table/answer-of.ts';
import { listRequest } from '../../ui/table/list-request.ts';
import type { ListUrl } from '../../ui/table/use-list-url.ts';
import { membersList } from './team-lists.ts';
import { useStaleCursor } from '../../errors/use-stale-cursor.ts';

type Members = ListUrl<(typeof membersList)['sortable'][number], (typeof membersList)['filters']>;

export function useMembers(list: Members) {
  const request = listRequest(membersList, list.state);
  const page = trpc.partnerTeam.members.useQuery(request, { placeholderData: keepPreviousData });
  const first = trpc.partnerTeam.members.useQuery(
    listRequest(membersList, { ...list.state, cursor: undefined }),
    { enabled: list.state.cursor !== undefined, placeholderData: keepPreviousData },
  );
  useStaleCursor(list, page.error);
  return { page, answer: answerOf(page, first) };
}
