import { getQueryKey } from '@trpc/react-query';
import { useMoreList } from '../../../api/use-more-list.ts';
import { trpc } from '../../../trpc.ts';

/** The clients of a member; without an id the reader's own, which every partner role may query. */
export function useAssignedClients(memberId: string | undefined, text: string) {
  const { client } = trpc.useUtils();
  const input = { ...(memberId !== undefined && { memberId }), ...(text !== '' && { search: text }) };
  return useMoreList(getQueryKey(trpc.partnerTeam.assignedClients, input, 'infinite'), (cursor, signal) =>
    client.partnerTeam.assignedClients.query(
      { ...input, ...(cursor !== undefined && { cursor }) },
      { signal },
    ),
  );
}
