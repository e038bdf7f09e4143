import { createRouter } from '@tanstack/react-router';
import { isPublicPage } from './features/auth/page-for.ts';
import { CrashInShell } from './shell/crash-page.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PagePending } from './shell/page-pending.tsx';
import type { RouterContext } from './routes/root.tsx';
import { routeTree } from './routes/tree.ts';
import { parseSearch, stringifySearch } from './search-params.ts';

function makeRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    // What no page of ours knows leaves the address.
    search: { strict: true },
    defaultPreload: 'intent',
    // Data is the query client's affair.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    // For pages inside the shell; routes that bring their own frame name the framed ones.
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
    /** About the person, not the organisation: shown whatever the organisation's state, and before one has been chosen. */
    readonly ofThePerson?: boolean;
  }
  interface HistoryState {
    /** The address to sign in with, handed over outside the URL. */
    email?: string;
  }
}

export function createAppRouter(context: RouterContext) {
  const instance = makeRouter(context);

  // A new page is told by its heading. Not on the first load, not when a tab of the same page was pressed, and not when the page has
  // put the focus into its form itself.
  instance.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    const settled = document.activeElement?.matches('[role=tab], input, select, textarea');
    if (fromLocation && pathChanged && !settled) document.querySelector('h1')?.focus();
  });

  // Where the session has gone elsewhere, no other page can be shown before the reader has decided.
  instance.subscribe('onBeforeLoad', ({ hrefChanged }) => {
    if (hrefChanged) context.page.ask();
  });

  return {
    instance,
    path: () => instance.state.location.pathname,
    decideAnew: () => void instance.invalidate(),
    /** What was typed on the page before asks for nothing any more: it cannot be saved there. */
    leadTo: (path: string) => void instance.navigate({ href: path, replace: true, ignoreBlocker: true }),
    sessionEnded() {
      const { pathname, href } = instance.state.location;
      if (isPublicPage(pathname)) void instance.invalidate();
      else
        void instance.navigate({
          to: '/sign-in',
          search: { next: href, reason: 'ended' },
          // What was typed is kept, not left: there is nothing to ask.
          ignoreBlocker: true,
        });
    },
  };
}
