import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readClientsSearch } from '../features/clients/clients-search.ts';
import { shellRoute } from './shell.tsx';

export const clientsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients',
  validateSearch: readClientsSearch,
  component: lazyRouteComponent(() => import('../features/clients/list/clients-page.tsx'), 'ClientsPage'),
});
