import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { trpc } from '../../trpc.ts';
import { forgetDrafts } from './drafts/kept-form.ts';
import { notTheSession } from './session-query.ts';

/** Ends the session here, then runs `onDone` or goes to sign-in. */
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
      // Runs last: the pages that were left would have refetched it.
      caches.removeQueries(notTheSession);
      forgetDrafts(null);
      caches.getMutationCache().clear();
    },
  });
}
