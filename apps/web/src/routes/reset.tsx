import { createRoute } from '@tanstack/react-router';
import { withTexts } from '../i18n/i18n.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root.tsx';
import { takeToken } from './take-token.ts';

export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  beforeLoad: takeToken('/reset'),
  errorComponent: CrashPage,
  component: lazyPage(
    withTexts('links', () => import('../features/recovery/reset-page.tsx')),
    'ResetPage',
  ),
});
