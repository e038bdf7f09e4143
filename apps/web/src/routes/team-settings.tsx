import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { teamRoute } from './team.tsx';

export const teamSettingsRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('../features/partner-team/settings/settings-tab.tsx'),
    'SettingsTab',
  ),
});
