/**
 * The token of an invitation link. It arrives in the fragment, which no server and no referrer sees, leaves the address bar at once
 * (SECURITY R20), and lives on only in this tab: through a reload and through the detour to sign-in.
 */
const storageKey = 'gatehouse-invitation';

/** In memory as well: sign-out may clear the storage, and some browsers have none. */
let held: string | null = null;

/** The token in `#token=…`, or null. */
export function tokenIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') || null;
}

export function keepToken(token: string): void {
  held = token;
  try {
    sessionStorage.setItem(storageKey, token);
  } catch {
    // No storage: a reload will ask for the link again.
  }
}

export function heldToken(): string | null {
  try {
    held ??= sessionStorage.getItem(storageKey);
  } catch {
    // As above.
  }
  return held;
}

export function forgetToken(): void {
  held = null;
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was stored.
  }
}

/** Runs before anything else of the app, so that the token is gone from the address before the first request. */
export function takeTokenFromAddress({ location, history }: Pick<Window, 'location' | 'history'>): void {
  const token = location.pathname === '/accept' ? tokenIn(location.hash) : null;
  if (token === null) return;
  keepToken(token);
  history.replaceState(history.state, '', location.pathname + location.search);
}
