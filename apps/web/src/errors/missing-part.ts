/** Messages of the browsers, and of the build's own loader of styles, for a part of the app that did not arrive. */
const notArrived =
  /^(?:Failed to fetch dynamically imported module|error loading dynamically imported module|Importing a module script failed|Unable to preload CSS)/i;

const name = 'MissingPart';

export const isMissingPart = (error: unknown): error is Error =>
  error instanceof Error && error.name === name;

/**
 * For what is loaded when it is needed: a part that does not arrive is no fault of the page. Offline it comes later; online the server has a
 * newer build, and the old one's parts are gone. (The router's own way is to reload at once, offline into the browser's error page.)
 */
export function part<M>(load: () => Promise<M>): () => Promise<M> {
  return async () => {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Error) || !notArrived.test(error.message)) throw error;
      const missing = new Error(error.message, { cause: error });
      missing.name = name;
      // Not the browser's words at its beginning: by them the router would know it.
      missing.message = `Missing part: ${error.message}`;
      throw missing;
    }
  };
}

const storageKey = 'gatehouse-reloaded-for';

/** Whether the page may be loaded again by itself for this part: once in a tab, never in circles. */
export function mayReloadFor(error: Error, storage: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  try {
    const before = storage.getItem(storageKey)?.split('\n') ?? [];
    if (before.includes(error.message)) return false;
    storage.setItem(storageKey, [...before, error.message].join('\n'));
    return true;
  } catch {
    // Nothing can be kept here, so nobody would know of the first time.
    return false;
  }
}
