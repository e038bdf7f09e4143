import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readMembersSearch } from '../features/partner-team/team-search.ts';
import { teamRoute } from './team.tsx';

export const teamMembersRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/',
  validateSearch: readMembersSearch,
  component: lazyRouteComponent(
    () => import('../features/partner-team/members/members-tab.tsx'),
    'MembersTab',
  ),
});
