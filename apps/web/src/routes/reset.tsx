import { createRoute } from '@tanstack/react-router';
import { CrashPage } from '../shell/crash-page.tsx';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';
import { takeToken } from './take-token.ts';

export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  beforeLoad: takeToken('/reset'),
  errorComponent: CrashPage,
  component: lazyPage(() => import('../features/recovery/reset-page.tsx'), 'ResetPage'),
});
