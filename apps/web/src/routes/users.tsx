import { IconUsers } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { readClientUsersSearch } from '../features/client-users/client-users-search.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** The people of a client that manages itself. */
export const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users',
  staticData: {
    section: { label: 'section.users', icon: IconUsers, position: 40, read: 'clientUsers.list' },
  },
  validateSearch: readClientUsersSearch,
  component: lazyPage(() => import('../features/portal/users-page.tsx'), 'UsersPage', [
    'client-users',
    'invite',
    'portal',
    'sessions',
    'table',
  ]),
});
