import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';

/**
 * What the link offers. A POST, so that no address and no log holds the token, but cached and repeated like a query: it changes nothing.
 * Once accepted the link is dead, and another look-up would only count as one more failure of this network.
 */
export function usePreview(token: string | null, taken: boolean) {
  const { client } = trpc.useUtils();
  return useQuery({
    queryKey: ['invitations.preview', token],
    queryFn: () => client.invitations.preview.mutate({ token: token ?? '' }),
    enabled: token !== null && !taken,
  });
}
