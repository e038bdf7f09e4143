import { useRouter } from '@tanstack/react-router';
import { Suspense, lazy, useSyncExternalStore } from 'react';

// Where it cannot be loaded the page, and what was typed on it, must not go down with it: refused changes are said all the same.
const MovedNotice = lazy(async () => {
  try {
    return { default: (await import('./moved-notice.tsx')).MovedNotice };
  } catch {
    return { default: Nothing };
  }
});

const Nothing = () => <span />;

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
