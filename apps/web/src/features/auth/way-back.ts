import { safeNext } from './safe-next.ts';

/**
 * Where somebody was going when something came between: a forgotten password, a mailed link. A detour never drops it. Through pages it
 * goes in the address, as `next`; through the mailbox it waits in this tab.
 */
export interface WayBack {
  readonly next?: string;
  readonly reason?: 'invitation';
}

const storageKey = 'gatehouse-way-back';

/** The search of a link to sign-in, or to a page on the way there. */
export function wayBackTo(asked: unknown): WayBack {
  const next = safeNext(asked);
  if (next === '/') return {};
  return next === '/accept' ? { next, reason: 'invitation' } : { next };
}

/** A mail goes out: what it leads back to knows nothing of what was wanted here. */
export function rememberWayBack({ next }: WayBack): void {
  try {
    if (next === undefined) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, next);
  } catch {
    // No storage: the way is forgotten, and the start page is where one arrives.
  }
}

export function rememberedWayBack(): WayBack {
  try {
    return wayBackTo(sessionStorage.getItem(storageKey));
  } catch {
    return {};
  }
}
