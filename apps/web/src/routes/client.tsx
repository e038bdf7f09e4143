import { createRoute, notFound } from '@tanstack/react-router';
import { readClientSearch } from '../features/clients/clients-search.ts';
import { NotFound } from '../shell/not-found.tsx';
import { readLinkId } from '../ui/link-id.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** The page of one client. Its views are links of this page. The call finds out whether the reader may see the client. */
export const clientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$clientId',
  validateSearch: readClientSearch,
  beforeLoad: ({ params }) => {
    if (readLinkId(params.clientId) === undefined) notFound({ throw: true });
  },
  // Waits for the answer, so that the page appears with its heading. The page itself shows errors.
  loader: ({ context, params }) => context.api.clients.get.prefetch({ clientId: params.clientId }),
  component: lazyPage(() => import('../features/clients/page/client-page.tsx'), 'ClientPage', [
    'client-users',
    'clients',
    'invite',
    'sessions',
    'table',
    'time-zone',
  ]),
  notFoundComponent: NotFound,
});
