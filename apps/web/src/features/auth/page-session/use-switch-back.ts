import { shownAs } from '../../../api/shown-link.ts';
import { trpc } from '../../../trpc.ts';
import type { Moved } from './page-session.ts';

/** Brings the session back to where this page is; what was typed here stays. Sent in the name of the session there is, or it would be refused. */
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
