import { getQueryKey } from '@trpc/react-query';
import { useMoreList } from '../../../api/use-more-list.ts';
import { trpc } from '../../../trpc.ts';

const request = (clientId: string, text: string) => ({ clientId, ...(text !== '' && { search: text }) });

/** The members assigned to a client; with a text, those that match. */
export function useAssigned(clientId: string, text: string) {
  const { client } = trpc.useUtils();
  const input = request(clientId, text);
  return useMoreList(getQueryKey(trpc.clients.assignments, input, 'infinite'), (cursor, signal) =>
    client.clients.assignments.query({ ...input, ...(cursor !== undefined && { cursor }) }, { signal }),
  );
}

/** The members who could be assigned and are not yet. */
export function useEligible(clientId: string, text: string) {
  const { client } = trpc.useUtils();
  const input = request(clientId, text);
  return useMoreList(getQueryKey(trpc.clients.eligibleMembers, input, 'infinite'), (cursor, signal) =>
    client.clients.eligibleMembers.query({ ...input, ...(cursor !== undefined && { cursor }) }, { signal }),
  );
}
