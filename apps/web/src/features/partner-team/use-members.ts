import { useListPage, type AskOptions } from '../../lists/use-list-page.ts';
import { trpc } from '../../trpc.ts';
import type { ListRequestOf } from '../../ui/table/list-request.ts';
import type { ListUrlOf } from '../../ui/table/use-list-url.ts';
import type { membersList } from './team-lists.ts';

const useAsk = (request: ListRequestOf<typeof membersList>, options: AskOptions) =>
  trpc.partnerTeam.members.useQuery(request, options);

export const useMembers = (list: ListUrlOf<typeof membersList>) => useListPage(list, useAsk, {});
