import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { trpc } from '../../trpc.ts';

export type SignedIn = NonNullable<SessionOutput>;

/** The signed-in session; null for none. The router has loaded it before any page renders. */
export function useSession(): SessionOutput {
  // The reader may have signed out in another tab a moment ago, so it is refetched on return, however fresh it is.
  return trpc.auth.session.useQuery(undefined, { refetchOnWindowFocus: 'always' }).data ?? null;
}
