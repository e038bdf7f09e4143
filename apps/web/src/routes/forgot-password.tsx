import { createRoute } from '@tanstack/react-router';
import { wayBackTo } from '../features/auth/way-back.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  validateSearch: (search: Record<string, unknown>) => wayBackTo(search['next']),
  errorComponent: CrashPage,
  component: lazyPage(() => import('../features/recovery/forgot-password-page.tsx'), 'ForgotPasswordPage'),
});
