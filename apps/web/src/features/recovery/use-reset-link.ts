import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';

/**
 * The account whose password the link changes, if it still does. A POST, so that no address and no log holds the token, but cached and
 * repeated like a query: it changes nothing. Once used, the link is not looked up again: it would read as a dead one.
 */
export function useResetLink(token: string, taken: boolean) {
  const { client } = trpc.useUtils();
  return useQuery({
    queryKey: ['auth.previewReset', token],
    queryFn: () => client.auth.previewReset.mutate({ token }),
    enabled: !taken,
  });
}
