import { createRoute, redirect } from '@tanstack/react-router';
import { safeNext } from '../features/auth/safe-next.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { guardPage } from './guard.ts';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';

function parseSearch(search: Record<string, unknown>): { next?: string } {
  const next = safeNext(search['next']);
  return next === '/' ? {} : { next };
}

/** The guard redirects people here who must first set up a second factor. */
export const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enrol',
  validateSearch: parseSearch,
  beforeLoad: ({ context, location, search, cause }) => {
    guardPage({ context, location });
    // A person in the middle of enrolling stays: the recovery codes are still on the screen when the session learns of the factor.
    if (cause === 'enter' && context.session?.mfaEnrolmentRequired === false) {
      redirect({ href: safeNext(search.next), replace: true, throw: true });
    }
  },
  errorComponent: CrashPage,
  component: lazyPage(() => import('../features/security/forced/enrolment-page.tsx'), 'EnrolmentPage', [
    'security',
  ]),
});
