import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { trpc } from '../../trpc.ts';

export type SignedIn = NonNullable<SessionOutput>;

/** Who is signed in; null for nobody. The router has loaded it before any page renders. */
export function useSession(): SessionOutput {
  // Whoever comes back to this tab may have signed out in another one a moment ago: however fresh, it is asked for again.
  return trpc.auth.session.useQuery(undefined, { refetchOnWindowFocus: 'always' }).data ?? null;
}
