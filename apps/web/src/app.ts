import type { RouterHistory } from '@tanstack/react-router';
import { createTRPCQueryUtils } from '@trpc/react-query';
import { links } from './api/links.ts';
import { createQueryClient } from './api/query-client.ts';
import { toProblem } from './errors/problem.ts';
import { isPublicPage } from './features/auth/page-for.ts';
import { forgetDrafts } from './features/auth/drafts/kept-form.ts';
import { createPageSession } from './features/auth/page-session/page-session.ts';
import { connectTabs } from './features/auth/page-session/tabs.ts';
import { isNewScope, placeAfter } from './features/auth/place-after.ts';
import { isSession, notTheSession } from './features/auth/session-query.ts';
import { watchSession } from './features/auth/session-watch.ts';
import { createAppRouter } from './router.ts';
import { trpc } from './trpc.ts';

/** What is outside the app: how calls reach the server, and the address bar. Component tests replace it. */
export interface Outside {
  readonly callsOf?: typeof links;
  readonly history?: RouterHistory;
}

/** The composition root: caches, calls, router, and the watch that keeps them in step with the session. */
export function createApp({ callsOf = links, history }: Outside = {}) {
  const queryClient = createQueryClient((error) => {
    watch.refused(error);
    if (toProblem(error).reason === 'membership_changed') page.refused();
  });
  const refetch = () => void api.auth.session.invalidate();
  const page = createPageSession({
    current: () => api.auth.session.getData(),
    onPublicPage: () => isPublicPage(router.path()),
    refetch,
  });
  const tabs = connectTabs(page.noticed);
  const done = (path: string) => {
    if (path === 'auth.switchMembership') page.follow();
    tabs.done(path);
  };
  const trpcClient = trpc.createClient({ links: callsOf({ ...page, done }) });
  const api = createTRPCQueryUtils({ queryClient, client: trpcClient });

  const watch = watchSession({
    current: () => api.auth.session.getData(),
    refetch,
    ended() {
      queryClient.removeQueries(notTheSession);
      router.sessionEnded();
    },
    changed(before, now) {
      forgetDrafts(now.user.id);
      // The shell shows no page until the router has decided for the new scope, so nothing requests the old scope's data again.
      if (isNewScope(before, now)) queryClient.removeQueries(notTheSession);
      // The same membership with other rights: earlier answers may differ now.
      else void queryClient.invalidateQueries(notTheSession);
      const place = placeAfter(before, now, router.path());
      if (place === null) router.decideAnew();
      else router.leadTo(place);
    },
  });
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && isSession(query)) watch.look();
  });

  const router = createAppRouter({ api, page, leave: watch.leave }, history);
  return { queryClient, trpcClient, router: router.instance };
}
