import type { AppRouter } from '@gatehouse/api/router';
import { Outlet, createRootRouteWithContext } from '@tanstack/react-router';
import type { createTRPCQueryUtils } from '@trpc/react-query';
import type { PageSession } from '../features/auth/page-session/page-session.ts';
import { useSession } from '../features/auth/use-session.ts';
import { CrashPage } from '../shell/crash-page.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { TopBanners } from '../shell/top-banners.tsx';

export interface RouterContext {
  readonly api: ReturnType<typeof createTRPCQueryUtils<AppRouter>>;
  /** What this page shows, even if the session has changed. */
  readonly page: PageSession;
  /** Tells the session watch that the session is about to be ended on purpose. */
  readonly leave: () => void;
}

/** Every page waits for the session: what a path shows depends on the reader. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context }) => ({ session: await context.api.auth.session.ensureData() }),
  component: Root,
  errorComponent: CrashPage,
  notFoundComponent: NotFoundPage,
});

function Root() {
  // Keeps the session observed on every page, so that it is refetched when the reader returns to the tab.
  useSession();
  return (
    <>
      <TopBanners />
      <Outlet />
    </>
  );
}
