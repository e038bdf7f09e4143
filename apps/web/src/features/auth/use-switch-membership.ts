import { trpc } from '../../trpc.ts';

/**
 * Switches to another membership. The new session makes the watch drop the old one's data. `onDone` may open a page that exists for both.
 */
export function useSwitchMembership(onDone?: () => void) {
  const utils = trpc.useUtils();
  const { mutate, isPending, error, variables } = trpc.auth.switchMembership.useMutation({
    onSuccess: async () => {
      await utils.auth.session.invalidate();
      onDone?.();
    },
  });
  return {
    switchTo: (membershipId: string) => mutate({ membershipId }),
    pending: isPending,
    error,
    variables,
  };
}
