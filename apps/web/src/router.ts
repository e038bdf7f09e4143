import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { isPublicPage } from './features/auth/page-for.ts';
import { CrashInShell } from './shell/crash-page.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PagePending } from './shell/page-pending.tsx';
import type { RouterContext } from './routes/root.tsx';
import type { SectionOptions } from './shell/sections.ts';
import { routeTree } from './routes/tree.gen.ts';
import { parseSearch, stringifySearch } from './search-params.ts';

function makeRouter(context: RouterContext, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context,
    ...(history && { history }),
    parseSearch,
    stringifySearch,
    // Search parameters that no page declares are removed from the address.
    search: { strict: true },
    defaultPreload: 'intent',
    // The query client caches data.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    // For pages inside the shell. Routes with a frame of their own set another one.
    defaultErrorComponent: CrashInShell,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface StaticDataRouteOption {
    /** The page is about the person, not the organisation: shown in every state of the organisation, and before one is chosen. */
    readonly ofThePerson?: boolean;
    /** A page that is a section of the sidebar. */
    readonly section?: SectionOptions;
  }
  interface HistoryState {
    /** The address to sign in with, passed outside the URL. */
    email?: string;
  }
}

export function createAppRouter(context: RouterContext, history?: RouterHistory) {
  const instance = makeRouter(context, history);

  // Focuses the heading of a new page, so that screen readers announce it. Not on the first load, not for another tab of the same page, and
  // not when the page has focused its form itself.
  instance.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    const settled = document.activeElement?.matches('[role=tab], input, select, textarea');
    if (fromLocation && pathChanged && !settled) document.querySelector('h1')?.focus();
  });

  // When the session has changed elsewhere, the reader must decide before another page is shown.
  instance.subscribe('onBeforeLoad', ({ hrefChanged }) => {
    if (hrefChanged) context.page.ask();
  });

  return {
    instance,
    path: () => instance.state.location.pathname,
    decideAnew: () => void instance.invalidate(),
    /** Text typed on the previous page cannot be saved any more, so no question is asked about it. */
    leadTo: (path: string) => void instance.navigate({ href: path, replace: true, ignoreBlocker: true }),
    sessionEnded() {
      const { pathname, href } = instance.state.location;
      if (isPublicPage(pathname)) void instance.invalidate();
      else
        void instance.navigate({
          to: '/sign-in',
          search: { next: href, reason: 'ended' },
          // The typed text is kept, so there is nothing to ask.
          ignoreBlocker: true,
        });
    },
  };
}
