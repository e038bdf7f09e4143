import { createRoute } from '@tanstack/react-router';
import { readClientUsersSearch } from '../features/client-users/client-users-search.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** The people of a client that manages itself. */
export const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users',
  validateSearch: readClientUsersSearch,
  component: lazyPage(() => import('../features/portal/users-page.tsx'), 'UsersPage'),
});
