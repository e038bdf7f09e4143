import { readLink, type LinkPage } from '@gatehouse/policy';

/**
 * The token of a mailed link. It arrives in the fragment, which no server and no referrer sees. It is removed from the address bar
 * immediately (SECURITY R20) and kept in this tab only: through a reload and a detour to sign-in.
 */
const storageKeys = {
  '/accept': 'gatehouse-invitation',
  '/reset': 'gatehouse-reset',
} as const satisfies Record<LinkPage, string>;

/** In memory as well: signing out may clear the storage, and some browsers have none. */
const held = new Map<LinkPage, string>();

/** The token in the fragment `#token=…` of a link's page, or null. */
export const tokenIn = (page: LinkPage, hash: string): string | null =>
  readLink(`${page}#${hash.replace(/^#/, '')}`)?.token ?? null;

export function keepToken(page: LinkPage, token: string): void {
  held.set(page, token);
  try {
    sessionStorage.setItem(storageKeys[page], token);
  } catch {
    // Without storage the token is lost on a reload, and the link must be opened again.
  }
}

export function heldToken(page: LinkPage): string | null {
  try {
    const stored = held.get(page) ?? sessionStorage.getItem(storageKeys[page]);
    if (stored !== null) held.set(page, stored);
  } catch {
    // Without storage, as above.
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

/**
 * Runs before the rest of the app, so that the token has left the address before the first request, together with whatever a mail program
 * has added to the link. A token in a query is not read, but removed as well.
 */
export function takeTokenFromAddress({ location, history }: Pick<Window, 'location' | 'history'>): void {
  const { pathname, search, hash } = location;
  const link = readLink(pathname + search + hash);
  if (link === null) return;
  if (link.token !== null) keepToken(link.page, link.token);
  const kept = /token/i.test(decoded(search)) ? '' : search;
  if (link.token !== null || pathname !== link.page || kept !== search)
    history.replaceState(history.state, '', link.page + kept);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
