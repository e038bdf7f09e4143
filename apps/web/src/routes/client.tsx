import { createRoute, notFound } from '@tanstack/react-router';
import { readClientSearch } from '../features/clients/clients-search.ts';
import { NotFound } from '../shell/not-found.tsx';
import { readLinkId } from '../ui/link-id.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** One client; its views are links of this page. Whether there is such a client for the reader the call finds out. */
export const clientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$clientId',
  validateSearch: readClientSearch,
  beforeLoad: ({ params }) => {
    if (readLinkId(params.clientId) === undefined) notFound({ throw: true });
  },
  // Waits for the answer, so that the page comes with its heading; what went wrong the page itself says.
  loader: ({ context, params }) => context.api.clients.get.prefetch({ clientId: params.clientId }),
  component: lazyPage(() => import('../features/clients/page/client-page.tsx'), 'ClientPage'),
  notFoundComponent: NotFound,
});
