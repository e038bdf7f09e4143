import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../../trpc.ts';
import type { Successor } from './successor.ts';

const typingPause = 250;

/** Everybody active who could be the support contact of a client instead of the one who leaves. */
export function useSuccessors(clientId: string, leaving: string, text: string) {
  const [search] = useDebouncedValue(text.trim(), typingPause);
  const input = { clientId, ...(search !== '' && { search }) };
  const look = { placeholderData: keepPreviousData };
  const assigned = trpc.clients.assignments.useQuery(input, look);
  const eligible = trpc.clients.eligibleMembers.useQuery(input, look);
  const named = ({ memberId, name, email }: Successor & { readonly email: string }): Successor => ({
    memberId,
    name: name || email,
  });
  return {
    already: (assigned.data?.items ?? [])
      .filter(({ memberId, status }) => memberId !== leaving && status === 'active')
      .map(named),
    others: (eligible.data?.items ?? []).filter(({ memberId }) => memberId !== leaving).map(named),
    failed: assigned.isError || eligible.isError,
  };
}
