import { createTRPCQueryUtils } from '@trpc/react-query';
import { links } from './api/links.ts';
import { createQueryClient } from './api/query-client.ts';
import { isNewScope, placeAfter } from './features/auth/place-after.ts';
import { isSession, notTheSession } from './features/auth/session-query.ts';
import { watchSession } from './features/auth/session-watch.ts';
import { createAppRouter } from './router.ts';
import { trpc } from './trpc.ts';

/** The composition root: the caches, the calls, the router, and the watch that keeps them at one with the session. */
export function createApp() {
  const queryClient = createQueryClient((error) => watch.refused(error));
  const trpcClient = trpc.createClient({ links: links() });
  const api = createTRPCQueryUtils({ queryClient, client: trpcClient });

  const watch = watchSession({
    current: () => api.auth.session.getData(),
    refetch: () => void api.auth.session.invalidate(),
    ended() {
      queryClient.removeQueries(notTheSession);
      router.sessionEnded();
    },
    changed(before, now) {
      // The shell shows no page until the router has decided for the new scope, so nothing asks for the old one's again.
      if (isNewScope(before, now)) queryClient.removeQueries(notTheSession);
      // Same place, other rights: what was answered to the old ones may read differently now.
      else void queryClient.invalidateQueries(notTheSession);
      const place = placeAfter(before, now, router.path());
      if (place === null) router.decideAnew();
      else router.leadTo(place);
    },
  });
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && isSession(query)) watch.look();
  });

  const router = createAppRouter({ api, leave: watch.leave });
  return { queryClient, trpcClient, router: router.instance };
}
