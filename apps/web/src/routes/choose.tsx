import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { safeNext } from '../features/auth/safe-next.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { guardPage } from './guard.ts';
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
    if (context.session?.membership) redirect({ href: safeNext(search.next), replace: true, throw: true });
  },
  errorComponent: CrashPage,
  component: lazyRouteComponent(() => import('../features/auth/choose-page.tsx'), 'ChoosePage'),
});
