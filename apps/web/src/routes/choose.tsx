import { createRoute, redirect } from '@tanstack/react-router';
import { pageFor } from '../features/auth/page-for.ts';
import { safeNext } from '../features/auth/safe-next.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { guardPage } from './guard.ts';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';

function parseSearch(search: Record<string, unknown>): { next?: string } {
  const next = safeNext(search['next']);
  return next === '/' ? {} : { next };
}

export const chooseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/choose',
  validateSearch: parseSearch,
  beforeLoad: ({ context, location, search }) => {
    guardPage({ context, location });
    const { session } = context;
    if (!session?.membership) return;
    // The requested page may belong to another membership of the person.
    const next = safeNext(search.next);
    const { pathname } = new URL(next, 'https://own.invalid');
    // A page that waits for a second factor exists all the same: enrolment leads back to it.
    const there = ['show', 'enrol'].includes(pageFor(session, pathname));
    redirect({ href: there ? next : '/', replace: true, throw: true });
  },
  errorComponent: CrashPage,
  component: lazyPage(() => import('../features/auth/choose-page.tsx'), 'ChoosePage'),
});
