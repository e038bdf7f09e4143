import { createRoute, notFound } from '@tanstack/react-router';
import { readPreviewSearch } from '../features/clients/clients-search.ts';
import { NotFound } from '../shell/not-found.tsx';
import { readLinkId } from '../ui/link-id.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** Previews a client's portal as its own people see it. */
export const clientPreviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$clientId/preview',
  validateSearch: readPreviewSearch,
  beforeLoad: ({ params }) => {
    if (readLinkId(params.clientId) === undefined) notFound({ throw: true });
  },
  loader: ({ context, params }) => context.api.clients.get.prefetch({ clientId: params.clientId }),
  component: lazyPage(() => import('../features/clients/preview/preview-page.tsx'), 'PreviewPage', [
    'clients',
    'features',
    'portal',
  ]),
  notFoundComponent: NotFound,
});
