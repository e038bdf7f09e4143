import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { heldToken, keepToken, tokenIn } from '../features/auth/link-token.ts';
import { withTexts } from '../i18n/i18n.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { rootRoute } from './root.tsx';

export const acceptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accept',
  beforeLoad: ({ location }) => {
    // A second link opened in the same tab: only the fragment changes, the app goes on running.
    const token = tokenIn(location.hash);
    if (token !== null) {
      keepToken('/accept', token);
      redirect({ to: '/accept', hash: '', replace: true, throw: true });
    }
    return { token: heldToken('/accept') };
  },
  errorComponent: CrashPage,
  component: lazyRouteComponent(
    withTexts('links', () => import('../features/invitations/accept-page.tsx')),
    'AcceptPage',
  ),
});
