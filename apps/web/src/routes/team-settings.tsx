import { createRoute } from '@tanstack/react-router';
import { lazyPage } from './lazy-page.ts';
import { teamRoute } from './team.tsx';

export const teamSettingsRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/settings',
  component: lazyPage(() => import('../features/partner-team/settings/settings-tab.tsx'), 'SettingsTab', [
    'partner-team',
    'settings',
  ]),
});
