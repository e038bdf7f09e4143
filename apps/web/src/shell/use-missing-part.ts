import { useEffect } from 'react';
import { isMissingPart, mayReloadFor } from '../errors/missing-part.ts';

/**
 * A page whose code did not arrive is loaded again by itself: offline as soon as there is a connection, online once, for then the server has a
 * newer build. Nothing typed can be on it: it has not been there yet. Answers whether it was that.
 */
export function useMissingPart(error: unknown): boolean {
  useEffect(() => {
    if (!isMissingPart(error)) return undefined;
    const reload = () => location.reload();
    if (!navigator.onLine) {
      window.addEventListener('online', reload, { once: true });
      return () => window.removeEventListener('online', reload);
    }
    if (mayReloadFor(error, sessionStorage)) reload();
    return undefined;
  }, [error]);
  return isMissingPart(error);
}
