import { trpc } from '../../trpc.ts';
import { useSession } from '../auth/use-session.ts';

/**
 * Whether the reader reaches anybody of this client. Only a community manager may not. The list's answer tells; null until it is loaded.
 */
export function useReach(clientId: string): 'all' | 'none' | null {
  const withinCommunities = useSession()?.membership?.role === 'community_manager';
  const { data, error } = trpc.clientUsers.list.useQuery(
    { clientId, limit: 1 },
    { enabled: withinCommunities },
  );
  if (!withinCommunities || error) return 'all';
  return data?.reach ?? null;
}
