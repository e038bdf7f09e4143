import { IconBuildingStore } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { readClientsSearch } from '../features/clients/clients-search.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

export const clientsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients',
  staticData: { section: { label: 'section.clients', icon: IconBuildingStore, position: 30 } },
  validateSearch: readClientsSearch,
  component: lazyPage(() => import('../features/clients/list/clients-page.tsx'), 'ClientsPage', [
    'clients',
    'table',
    'time-zone',
  ]),
});
