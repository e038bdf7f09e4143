/** Error messages of browsers, and of the build's style loader, for a part of the app that could not be loaded. */
const notArrived =
  /^(?:Failed to fetch dynamically imported module|error loading dynamically imported module|Importing a module script failed|Unable to preload CSS)/i;

const name = 'MissingPart';

export const isMissingPart = (error: unknown): error is Error =>
  error instanceof Error && error.name === name;

/**
 * Loads a part of the app on demand. A part that cannot be loaded is not the page's fault. Offline it can be loaded later; online the
 * server has a newer build, and the parts of the old one are gone. (The router itself would reload immediately, offline into the browser's
 * error page.)
 */
export function part<M>(load: () => Promise<M>): () => Promise<M> {
  return async () => {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Error) || !notArrived.test(error.message)) throw error;
      const missing = new Error(error.message, { cause: error });
      missing.name = name;
      // The message does not begin with the browser's text, by which the router would recognise it.
      missing.message = `Missing part: ${error.message}`;
      throw missing;
    }
  };
}

const storageKey = 'gatehouse-reloaded-for';

/** Whether the page may reload automatically for this part: once per tab, never in a loop. */
export function mayReloadFor(error: Error, storage: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  try {
    const before = storage.getItem(storageKey)?.split('\n') ?? [];
    if (before.includes(error.message)) return false;
    storage.setItem(storageKey, [...before, error.message].join('\n'));
    return true;
  } catch {
    // Without storage the first reload would not be remembered.
    return false;
  }
}
