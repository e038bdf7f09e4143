import { shownAs } from '../../../api/shown-link.ts';
import { trpc } from '../../../trpc.ts';
import type { Moved } from './page-session.ts';

/** Switches the session back to this page's membership. Typed text stays. Sent for the present session: otherwise it would be refused. */
export function useSwitchBack({ shown, now }: Moved) {
  const utils = trpc.useUtils();
  const { mutate, error, isPending } = trpc.auth.switchMembership.useMutation({
    trpc: { context: shownAs(now) },
    onSettled: () => utils.auth.session.invalidate(),
  });
  return {
    error,
    isPending,
    switchBack: () => shown.membership && mutate({ membershipId: shown.membership.id }),
  };
}
