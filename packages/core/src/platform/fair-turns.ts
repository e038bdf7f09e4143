import pLimit, { type LimitFunction } from 'p-limit';

/** Takes a turn of this organisation's; null takes none. */
export type TakeTurn = <T>(partnerId: string | null | undefined, work: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `atOnce` units of one partner run in this process; the others wait without a connection. Forty commands at once all wait for
 * the partner's lock, each with a connection in its hands: without this, one partner's burst would hold the whole pool and everybody's
 * next request with it. A unit must not begin another one inside.
 */
export function fairTurns(atOnce: number): TakeTurn {
  const turns = new Map<string, LimitFunction>();
  return async (partnerId, work) => {
    if (!partnerId) return work();
    const turn = turns.get(partnerId) ?? pLimit(atOnce);
    turns.set(partnerId, turn);
    try {
      return await turn(work);
    } finally {
      if (turn.activeCount + turn.pendingCount === 0) turns.delete(partnerId);
    }
  };
}
