import { useEffect } from 'react';
import { isMissingPart, mayReloadFor } from '../errors/missing-part.ts';

/**
 * Reloads automatically when a page's code could not be loaded: offline as soon as there is a connection, online once, because then the
 * server has a newer build. Nothing typed is lost, because the page was never shown. Returns whether this was the error.
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
