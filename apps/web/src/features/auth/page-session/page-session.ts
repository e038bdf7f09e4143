import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { isNewScope } from '../place-after.ts';

type Session = NonNullable<SessionOutput>;

/** The session has gone elsewhere while this page went on showing `shown`. */
export interface Moved {
  readonly shown: Session;
  readonly now: Session;
  /** Something was refused or asked for here meanwhile: the answer is due before anything else. */
  readonly asked: boolean;
}

interface Hooks {
  /** What the page shows; undefined before the first answer. */
  readonly current: () => SessionOutput | undefined;
  /** Pages about nobody follow whoever is signed in. */
  readonly onPublicPage: () => boolean;
  readonly refetch: () => void;
}

export type PageSession = ReturnType<typeof createPageSession>;

/**
 * A page acts for the person and the membership it shows, whatever other tabs have done to the session since (docs/decisions/0026). While
 * the two differ, the page keeps what it shows, asks for nothing more, and lets its reader decide.
 */
export function createPageSession({ current, onPublicPage, refetch }: Hooks) {
  let moved: Moved | null = null;
  let following = false;
  let impatient = false;
  const listeners = new Set<() => void>();
  let waiting: (() => void)[] = [];

  const set = (next: Moved | null) => {
    moved = next;
    for (const tell of listeners) tell();
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
    // One's own choice, the first one after signing in, or a page that shows nobody in particular.
    following || onPublicPage() || (shown.user.id === now.user.id && shown.membership === null);

  return {
    moved: (): Moved | null => moved,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Whom the page shows, for the headers of its calls. */
    shown: (): SessionOutput => current() ?? null,
    /** The next session is the one this page wants, whoever's it is. */
    follow: (): void => {
      following = true;
    },
    /** A fresh session has come: what this page may believe of it. */
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
      // Another person's data must not stay in sight, nor be mistaken for one's own.
      const asked = impatient || moved?.asked === true || shown.user.id !== now.user.id;
      impatient = false;
      set({ shown, now, asked });
      return shown;
    },
    /** The server, or another tab, says that the session is not the one shown. */
    noticed: refetch,
    /** The reader goes on as if nothing had happened: nothing more can be shown before they have decided. */
    ask: (): void => {
      if (moved && !moved.asked) set({ ...moved, asked: true });
    },
    /** They want to see the page once more as it stands. */
    later: (): void => {
      if (moved) set({ ...moved, asked: false });
    },
    /** A change of theirs was refused for that. */
    refused: (): void => {
      impatient = true;
      refetch();
    },
    /** Resolves when the page and the session are at one again. */
    resolved: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
      }),
  };
}
