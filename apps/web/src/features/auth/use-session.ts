import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { trpc } from '../../trpc.ts';

export type SignedIn = NonNullable<SessionOutput>;

/** Who is signed in; null for nobody. The router has loaded it before any page renders. */
export function useSession(): SessionOutput {
  return trpc.auth.session.useQuery().data ?? null;
}
