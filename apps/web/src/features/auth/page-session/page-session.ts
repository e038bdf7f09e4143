import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { isNewScope } from '../place-after.ts';

type Session = NonNullable<SessionOutput>;

/** The session has changed while this page still shows `shown`. */
export interface Moved {
  readonly shown: Session;
  readonly now: Session;
  /** Something was refused or requested here meanwhile: the reader must decide first. */
  readonly asked: boolean;
}

interface Hooks {
  /** What the page shows; undefined before the first answer. */
  readonly current: () => SessionOutput | undefined;
  /** Open pages follow every change of the session. */
  readonly onPublicPage: () => boolean;
  readonly refetch: () => void;
}

export type PageSession = ReturnType<typeof createPageSession>;

/**
 * A page acts for the person and the membership it shows, whatever other tabs have done to the session since (docs/decisions/0026). While
 * the two differ, the page keeps what it shows, requests nothing, and lets its reader decide.
 */
export function createPageSession({ current, onPublicPage, refetch }: Hooks) {
  let moved: Moved | null = null;
  let following = false;
  let impatient = false;
  const listeners = new Set<() => void>();
  let waiting: (() => void)[] = [];

  const set = (next: Moved | null) => {
    moved = next;
    for (const listener of listeners) listener();
    if (next !== null) return;
    const released = waiting;
    waiting = [];
    for (const release of released) release();
  };

  const settle = () => {
    impatient = false;
    if (moved || waiting.length > 0) set(null);
  };

  const mayFollow = (shown: Session, now: Session) =>
    // The reader's own choice, the first one after signing in, or an open page.
    following || onPublicPage() || (shown.user.id === now.user.id && shown.membership === null);

  return {
    moved: (): Moved | null => moved,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The session that the page shows, for the headers of its calls. */
    shown: (): SessionOutput => current() ?? null,
    /** The page adopts the next session, whoever it belongs to. */
    follow: (): void => {
      following = true;
    },
    /** A new session has arrived: returns the session that the page uses. */
    judge: (now: SessionOutput): SessionOutput => {
      const shown = current();
      if (!shown || now === null || !isNewScope(shown, now)) {
        settle();
        return now;
      }
      if (mayFollow(shown, now)) {
        following = false;
        settle();
        return now;
      }
      // Another person's data must not stay visible, nor be mistaken for the reader's own.
      const asked = impatient || moved?.asked === true || shown.user.id !== now.user.id;
      impatient = false;
      set({ shown, now, asked });
      return shown;
    },
    /** The server, or another tab, reports that the session is not the shown one. */
    noticed: refetch,
    /** The reader continues regardless: nothing further can be shown before they have decided. */
    ask: (): void => {
      if (moved && !moved.asked) set({ ...moved, asked: true });
    },
    /** The reader wants to see the page unchanged once more. */
    later: (): void => {
      if (moved) set({ ...moved, asked: false });
    },
    /** A mutation of the reader was refused for that reason. */
    refused: (): void => {
      impatient = true;
      refetch();
    },
    /** Resolves when the page and the session match again. */
    resolved: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
      }),
  };
}
