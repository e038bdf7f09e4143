import { createRoute } from '@tanstack/react-router';
import { lazyPage } from './lazy-page.ts';
import { settingsRoute } from './settings.tsx';

export const settingsSecurityRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/security',
  loader: ({ context: { api } }) =>
    Promise.all([api.account.mfa.prefetch(), api.account.passkeys.prefetch()]),
  component: lazyPage(() => import('../features/security/security-page.tsx'), 'SecurityPage', ['security']),
});
