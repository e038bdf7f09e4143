import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { trpc } from '../../trpc.ts';
import { forgetDrafts } from './drafts/kept-form.ts';
import { notTheSession } from './session-query.ts';

/** Ends the session here. `onDone` runs when it has ended; without it the way leads to sign-in. */
export function useSignOut(onDone?: () => void) {
  const router = useRouter();
  const utils = trpc.useUtils();
  const caches = useQueryClient();
  return trpc.auth.signOut.useMutation({
    onSuccess: async () => {
      router.options.context.leave();
      utils.auth.session.setData(undefined, null);
      if (onDone) onDone();
      else await router.navigate({ to: '/sign-in', search: { reason: 'signed-out' } });
      // Only now: the pages that were left would have asked for it again.
      caches.removeQueries(notTheSession);
      forgetDrafts(null);
      caches.getMutationCache().clear();
    },
  });
}
