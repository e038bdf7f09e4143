import { useRouter } from '@tanstack/react-router';
import { Suspense, lazy, useSyncExternalStore } from 'react';

// If the notice cannot be loaded, the page and its typed text must survive: refused mutations are reported nevertheless.
const MovedNotice = lazy(async () => {
  try {
    return { default: (await import('./moved-notice.tsx')).MovedNotice };
  } catch {
    return { default: Nothing };
  }
});

const Nothing = () => <span />;

/** Says that the session was changed in another tab, and lets the reader decide. */
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
