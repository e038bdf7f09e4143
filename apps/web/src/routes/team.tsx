import { IconUsers } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { readTeamSearch } from '../features/partner-team/team-search.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** The partner's team: one heading and two lists, each with its own address. */
export const teamRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/team',
  staticData: { section: { label: 'section.team', icon: IconUsers, position: 20 } },
  validateSearch: readTeamSearch,
  component: lazyPage(() => import('../features/partner-team/team-page.tsx'), 'TeamPage', [
    'invite',
    'partner-team',
  ]),
});
