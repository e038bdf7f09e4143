import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readClientUsersSearch } from '../features/client-users/client-users-search.ts';
import { shellRoute } from './shell.tsx';

/** The people of a client that manages itself. */
export const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users',
  validateSearch: readClientUsersSearch,
  component: lazyRouteComponent(() => import('../features/portal/users-page.tsx'), 'UsersPage'),
});
