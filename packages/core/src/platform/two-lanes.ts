import { rateLimited } from './errors.ts';

/**
 * `known` usually goes first: a visitor who has already proved something must pass a flood of strangers, without keeping all of them out.
 */
export type Lane = 'known' | 'stranger';

/** Turns for known visitors per turn of a stranger, while both wait. */
const knownPerStranger = 3;

export interface LaneOptions {
  /** Read at each turn: how many may run simultaneously. */
  readonly running: () => number;
  /** The most that wait in one lane. */
  readonly waiting: number;
  /** Seconds after which a visitor refused by a full lane may retry. */
  readonly retryAfter: number;
}

/** Runs work in turn. Each lane is first come, first served. A full lane refuses without affecting the other. */
export function twoLanes({ running, waiting, retryAfter }: LaneOptions) {
  const lanes: Record<Lane, (() => void)[]> = { known: [], stranger: [] };
  let active = 0;
  /** Turns given to known visitors since a stranger's last turn. */
  let knownTurns = 0;
  const next = () => {
    const first = knownTurns < knownPerStranger ? 'known' : 'stranger';
    const lane = lanes[first].length > 0 ? first : first === 'known' ? 'stranger' : 'known';
    knownTurns = lane === 'known' ? knownTurns + 1 : 0;
    return lanes[lane].shift();
  };
  const startNext = () => {
    while (active < running()) {
      const start = next();
      if (!start) return;
      active += 1;
      start();
    }
  };
  return async <T>(lane: Lane, work: () => Promise<T>): Promise<T> => {
    if (lanes[lane].length >= waiting) throw rateLimited(retryAfter);
    await new Promise<void>((start) => {
      lanes[lane].push(start);
      startNext();
    });
    try {
      return await work();
    } finally {
      active -= 1;
      startNext();
    }
  };
}
