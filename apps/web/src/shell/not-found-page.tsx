import { Suspense, lazy } from 'react';
import { part } from '../errors/missing-part.ts';
import { useSession } from '../features/auth/use-session.ts';
import { BareFrame } from './bare-frame.tsx';
import { NotFound } from './not-found.tsx';
import { PagePending } from './page-pending.tsx';

const ShellFrame = lazy(part(async () => ({ default: (await import('./shell-frame.tsx')).ShellFrame })));

/** One page for “does not exist” and “not yours”. Signed in, the navigation stays available. */
export function NotFoundPage() {
  const session = useSession();
  if (!session?.membership) {
    return (
      <BareFrame wide>
        <NotFound />
      </BareFrame>
    );
  }
  return (
    <Suspense fallback={<PagePending />}>
      <ShellFrame session={session}>
        <NotFound />
      </ShellFrame>
    </Suspense>
  );
}
