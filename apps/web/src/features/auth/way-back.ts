import { safeNext } from './safe-next.ts';

/**
 * The page the reader was going to when something came between: a forgotten password, a mailed link. A detour never loses it. Through pages
 * it travels in the address as `next`; through the mailbox it is stored in this tab.
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

/** A mail is sent: its link does not carry the requested page. */
export function rememberWayBack({ next }: WayBack): void {
  try {
    if (next === undefined) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, next);
  } catch {
    // Without storage the page is lost, and the reader arrives on the start page.
  }
}

export function rememberedWayBack(): WayBack {
  try {
    return wayBackTo(sessionStorage.getItem(storageKey));
  } catch {
    return {};
  }
}
