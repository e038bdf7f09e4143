import { trpc } from '../../trpc.ts';

/**
 * Acts for another membership from now on. The fresh session makes the watch forget what was loaded for the old one; `onDone` may
 * lead to a page that exists for both.
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
