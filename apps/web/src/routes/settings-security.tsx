import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from './shell.tsx';

export const settingsSecurityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/security',
  loader: ({ context: { api } }) =>
    Promise.all([api.account.mfa.prefetch(), api.account.passkeys.prefetch()]),
  component: lazyRouteComponent(() => import('../features/security/security-page.tsx'), 'SecurityPage'),
});
