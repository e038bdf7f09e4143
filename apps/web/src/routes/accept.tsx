import { createRoute } from '@tanstack/react-router';
import { CrashPage } from '../shell/crash-page.tsx';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';
import { takeToken } from './take-token.ts';

export const acceptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accept',
  beforeLoad: takeToken('/accept'),
  errorComponent: CrashPage,
  component: lazyPage(() => import('../features/invitations/accept-page.tsx'), 'AcceptPage'),
});
