import { createRoute } from '@tanstack/react-router';
import { readMembersSearch } from '../features/partner-team/team-search.ts';
import { lazyPage } from './lazy-page.ts';
import { teamRoute } from './team.tsx';

export const teamMembersRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/',
  validateSearch: readMembersSearch,
  component: lazyPage(() => import('../features/partner-team/members/members-tab.tsx'), 'MembersTab', [
    'clients',
    'partner-team',
    'sessions',
    'table',
  ]),
});
