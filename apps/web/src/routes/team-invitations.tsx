import { createRoute } from '@tanstack/react-router';
import { readInvitationsSearch } from '../features/partner-team/team-search.ts';
import { lazyPage } from './lazy-page.ts';
import { teamRoute } from './team.tsx';

export const teamInvitationsRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/invitations',
  validateSearch: readInvitationsSearch,
  component: lazyPage(
    () => import('../features/partner-team/invitations/invitations-tab.tsx'),
    'InvitationsTab',
    ['invite', 'partner-team', 'table'],
  ),
});
