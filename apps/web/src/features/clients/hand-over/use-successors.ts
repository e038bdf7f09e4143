import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../../trpc.ts';
import type { Successor } from './successor.ts';

const typingPause = 250;

/** Two people may have the same name: their addresses tell them apart. */
interface Candidate extends Successor {
  readonly email: string;
}

const named = ({ memberId, name, email }: Candidate, assigned: boolean): Candidate => ({
  memberId,
  name: name || email,
  email,
  assigned,
});

/** All active members who could be a client's support contact instead of the leaving one. */
export function useSuccessors(clientId: string, leaving: string, text: string) {
  const wanted = text.trim();
  const [search] = useDebouncedValue(wanted, typingPause);
  const input = { clientId, ...(search !== '' && { search }) };
  const look = { placeholderData: keepPreviousData };
  const assigned = trpc.clients.assignments.useQuery(input, look);
  const eligible = trpc.clients.eligibleMembers.useQuery(input, look);
  const already = (assigned.data?.items ?? []).filter(
    ({ memberId, status }) => memberId !== leaving && status === 'active',
  );
  // The two answers arrive one after the other, and a member may have been assigned in between.
  const others = (eligible.data?.items ?? []).filter(
    ({ memberId }) => memberId !== leaving && !already.some((person) => person.memberId === memberId),
  );
  const answered = [assigned, eligible].every(({ data, isPlaceholderData }) => data && !isPlaceholderData);
  return {
    already: already.map((person) => named(person, true)),
    others: others.map((person) => named(person, false)),
    /** These are the answers to the typed text, not to an earlier one. */
    settled: answered && search === wanted,
    failed: assigned.isError || eligible.isError,
  };
}
