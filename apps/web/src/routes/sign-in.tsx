import { createRoute, redirect } from '@tanstack/react-router';
import { safeNext } from '../features/auth/safe-next.ts';
import { rememberWayBack } from '../features/auth/way-back.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';

/** Why the reader is on the sign-in page. */
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
  // Also redirects after signing in, here or in another tab.
  beforeLoad: ({ context, search }) => {
    if (!context.session) return;
    rememberWayBack({});
    redirect({ href: safeNext(search.next), replace: true, throw: true });
  },
  // A reload during sign-in returns to the second step. When the server does not answer, sign-in starts from the beginning.
  loader: ({ context }) => context.api.auth.secondFactor.fetch(undefined, { staleTime: 0 }).catch(() => null),
  // Never shown from the cache: the step may be over.
  gcTime: 0,
  errorComponent: CrashPage,
  component: lazyPage(() => import('../features/auth/sign-in-page.tsx'), 'SignInPage'),
});
