import { createRoute } from '@tanstack/react-router';
import { readTeamSearch } from '../features/partner-team/team-search.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** The partner's team: one heading and two lists, each with its own address. */
export const teamRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/team',
  validateSearch: readTeamSearch,
  component: lazyPage(() => import('../features/partner-team/team-page.tsx'), 'TeamPage'),
});
