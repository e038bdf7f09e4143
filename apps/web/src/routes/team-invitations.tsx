import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readInvitationsSearch } from '../features/partner-team/team-search.ts';
import { teamRoute } from './team.tsx';

export const teamInvitationsRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/invitations',
  validateSearch: readInvitationsSearch,
  component: lazyRouteComponent(
    () => import('../features/partner-team/invitations/invitations-tab.tsx'),
    'InvitationsTab',
  ),
});
