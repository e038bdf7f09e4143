import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';

/**
 * What the link offers. Asked by POST so that the token stands in no address and no log, but cached and repeated like the query it
 * is: it changes nothing. Once taken the link is dead: looking at it again would only count as one more failed look from this network.
 */
export function usePreview(token: string | null, taken: boolean) {
  const { client } = trpc.useUtils();
  return useQuery({
    queryKey: ['invitations.preview', token],
    queryFn: () => client.invitations.preview.mutate({ token: token ?? '' }),
    enabled: token !== null && !taken,
  });
}
