import { createRoute } from '@tanstack/react-router';
import { CrashPage } from '../shell/crash-page.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { guardPage } from './guard.ts';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';

/** The frame of every signed-in page. A page adds itself as a child route, and policy's list of pages guards it. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: guardPage,
  errorComponent: CrashPage,
  notFoundComponent: NotFoundPage,
  component: lazyPage(() => import('../shell/shell.tsx'), 'Shell', ['welcome']),
});
