import { useRouter } from '@tanstack/react-router';
import { Suspense, lazy, useSyncExternalStore } from 'react';

const MovedNotice = lazy(async () => ({ default: (await import('./moved-notice.tsx')).MovedNotice }));

/** Says that the session has gone elsewhere in another tab, and leaves the choice to the reader. */
export function MovedBanner() {
  const { page } = useRouter().options.context;
  const moved = useSyncExternalStore(page.subscribe, page.moved);
  return (
    <div role="status">
      {moved && (
        <Suspense>
          <MovedNotice moved={moved} page={page} />
        </Suspense>
      )}
    </div>
  );
}
