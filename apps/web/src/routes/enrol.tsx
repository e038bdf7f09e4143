import { createRoute, redirect } from '@tanstack/react-router';
import { safeNext } from '../features/auth/safe-next.ts';
import { withTexts } from '../i18n/i18n.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { guardPage } from './guard.ts';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';

function parseSearch(search: Record<string, unknown>): { next?: string } {
  const next = safeNext(search['next']);
  return next === '/' ? {} : { next };
}

/** Where the guard leads whoever must have a second factor first. */
export const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enrol',
  validateSearch: parseSearch,
  beforeLoad: ({ context, location, search, cause }) => {
    guardPage({ context, location });
    // Whoever is in the middle of it stays: the recovery codes are on the screen when the session knows of the factor.
    if (cause === 'enter' && context.session?.mfaEnrolmentRequired === false) {
      redirect({ href: safeNext(search.next), replace: true, throw: true });
    }
  },
  errorComponent: CrashPage,
  component: lazyPage(
    withTexts('inside', () => import('../features/security/forced/enrolment-page.tsx')),
    'EnrolmentPage',
  ),
});
