import { useRouter } from '@tanstack/react-router';
import { trpc } from '../../trpc.ts';

/** Ends the session here. `onDone` runs when it has ended; without it the way leads to sign-in. */
export function useSignOut(onDone?: () => void) {
  const router = useRouter();
  const utils = trpc.useUtils();
  return trpc.auth.signOut.useMutation({
    onSuccess: async () => {
      router.options.context.leave();
      utils.auth.session.setData(undefined, null);
      if (onDone) return onDone();
      await router.navigate({ to: '/sign-in', search: { reason: 'signed-out' } });
    },
  });
}
