import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';

/**
 * Whose password the link changes, if it still does. Asked by POST so that the token stands in no address and no log, but cached and repeated
 * like the query it is: it changes nothing. Once taken, the link is not looked at again: it would read as a dead one.
 */
export function useResetLink(token: string, taken: boolean) {
  const { client } = trpc.useUtils();
  return useQuery({
    queryKey: ['auth.previewReset', token],
    queryFn: () => client.auth.previewReset.mutate({ token }),
    enabled: !taken,
  });
}
