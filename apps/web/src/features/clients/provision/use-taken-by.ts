import { clientCode } from '@gatehouse/core/clients/contract';
import { useDebouncedValue } from '@mantine/hooks';
import { trpc } from '../../../trpc.ts';

const typingPause = 300;

/**
 * The reader's client with this ID, or null as far as is known. An administrator's list holds all of the partner's clients; sorted by ID,
 * the wanted one is among the first. The server refuses what this misses.
 */
export function useTakenBy(code: string): string | null {
  const [settled] = useDebouncedValue(code, typingPause);
  const { data } = trpc.clients.list.useQuery(
    { search: settled, sort: { by: 'code', dir: 'asc' }, limit: 100 },
    { enabled: clientCode.safeParse(settled).success },
  );
  if (settled !== code) return null;
  return data?.items.find((client) => client.code === code)?.businessName ?? null;
}
