import { createRoute, redirect } from '@tanstack/react-router';
import { safeNext } from '../features/auth/safe-next.ts';
import { rememberWayBack } from '../features/auth/way-back.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';

/** Why somebody stands at the sign-in page. */
const arrivals = ['ended', 'signed-out', 'invitation'] as const;

export interface SignInSearch {
  readonly next?: string;
  readonly reason?: (typeof arrivals)[number];
}

function parseSearch(search: Record<string, unknown>): SignInSearch {
  const next = safeNext(search['next']);
  const reason = arrivals.find((known) => known === search['reason']);
  return { ...(next !== '/' && { next }), ...(reason && { reason }) };
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseSearch,
  // Also the way on after signing in: here, or in another tab.
  beforeLoad: ({ context, search }) => {
    if (!context.session) return;
    rememberWayBack({});
    redirect({ href: safeNext(search.next), replace: true, throw: true });
  },
  // A reload in the middle of signing in finds its way back to the second step. Whoever cannot be asked begins anew.
  loader: ({ context }) => context.api.auth.secondFactor.fetch(undefined, { staleTime: 0 }).catch(() => null),
  // Never shown from memory: the step may be over.
  gcTime: 0,
  errorComponent: CrashPage,
  component: lazyPage(() => import('../features/auth/sign-in-page.tsx'), 'SignInPage'),
});
