/**
 * The token of a mailed link. It arrives in the fragment, which no server and no referrer sees, leaves the address bar at once
 * (SECURITY R20), and lives on only in this tab: through a reload and through the detour to sign-in.
 */
const storageKeys = { '/accept': 'gatehouse-invitation', '/reset': 'gatehouse-reset' } as const;

/** The pages mailed links lead to; a token of one is unknown to the other. */
export type LinkPage = keyof typeof storageKeys;
const linkPages: readonly LinkPage[] = ['/accept', '/reset'];

/** In memory as well: sign-out may clear the storage, and some browsers have none. */
const held = new Map<LinkPage, string>();

/** The token in `#token=…`, or null. */
export function tokenIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') || null;
}

export function keepToken(page: LinkPage, token: string): void {
  held.set(page, token);
  try {
    sessionStorage.setItem(storageKeys[page], token);
  } catch {
    // No storage: a reload will ask for the link again.
  }
}

export function heldToken(page: LinkPage): string | null {
  try {
    const stored = held.get(page) ?? sessionStorage.getItem(storageKeys[page]);
    if (stored !== null) held.set(page, stored);
  } catch {
    // As above.
  }
  return held.get(page) ?? null;
}

export function forgetToken(page: LinkPage): void {
  held.delete(page);
  try {
    sessionStorage.removeItem(storageKeys[page]);
  } catch {
    // Nothing was stored.
  }
}

/** Runs before anything else of the app, so that the token is gone from the address before the first request. */
export function takeTokenFromAddress({ location, history }: Pick<Window, 'location' | 'history'>): void {
  const page = linkPages.find((path) => path === location.pathname);
  const token = page ? tokenIn(location.hash) : null;
  if (page === undefined || token === null) return;
  keepToken(page, token);
  history.replaceState(history.state, '', location.pathname + location.search);
}
