import type { Identified } from '@gatehouse/core/identity';

/** A session's calls under way, from before it is known whose it is. */
interface Presence {
  calls: number;
  /** Whose it is, as soon as a request asks; only for telling in the log who was refused. */
  identified: Promise<Identified | null>;
}

/**
 * Lets a request with so many calls in, unless as many as one person may have are under way in its session: then `full` answers, without a
 * question to the database. `asks` is told of the question whose session it is.
 */
type Admit = <T>(
  token: string | null,
  calls: number,
  work: (asks: (who: Promise<Identified | null>) => void) => Promise<T>,
  full: (who: Identified | null) => Promise<T>,
) => Promise<T>;

const nobody = Promise.resolve(null);

/**
 * Whose request it is must be asked of the database; whoever sends thousands would have it asked thousands of times, with everybody else's
 * question behind them. One session holds at most this many calls, each counted; a batch that begins below may reach beyond it.
 */
export function createAdmission(most: number): Admit {
  const present = new Map<string, Presence>();
  return async (token, calls, work, full) => {
    if (token === null) return work(() => undefined);
    const presence = present.get(token) ?? { calls: 0, identified: nobody };
    if (presence.calls >= most) return full(await presence.identified);
    present.set(token, presence);
    presence.calls += calls;
    try {
      return await work((who) => void (presence.identified = who.catch(() => null)));
    } finally {
      presence.calls -= calls;
      if (presence.calls === 0) present.delete(token);
    }
  };
}
