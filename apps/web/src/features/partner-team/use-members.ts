import type { MembersInput } from '@gatehouse/core/partner-team/contract';
import { useListPage, type AskOptions } from '../../lists/use-list-page.ts';
import { trpc } from '../../trpc.ts';
import type { ListRequestOf } from '../../ui/table/list-request.ts';
import type { ListUrlOf } from '../../ui/table/use-list-url.ts';
import type { membersList } from './team-lists.ts';

type Request = ListRequestOf<typeof membersList>;

/** The link's filters in the server's form. Choosing both answers of a yes-or-no filter means no filter. */
function membersRequest({ mfa = [], inactive = [], client = [], ...request }: Request) {
  const [clientId] = client;
  return {
    ...request,
    ...(mfa.length === 1 && { mfaEnabled: mfa[0] === 'on' }),
    ...(inactive.length > 0 && { inactiveDays: Math.min(...inactive.map(Number)) }),
    ...(clientId !== undefined && { clientId }),
  } satisfies Partial<MembersInput>;
}

const useAsk = (request: Request, options: AskOptions) =>
  trpc.partnerTeam.members.useQuery(membersRequest(request), options);

export const useMembers = (list: ListUrlOf<typeof membersList>) => useListPage(list, useAsk, {});
