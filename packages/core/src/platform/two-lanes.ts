import { rateLimited } from './errors.ts';

/** `known` goes first most of the time: whoever has proven something already must pass a flood of strangers, and not keep all of them out. */
export type Lane = 'known' | 'stranger';

/** Turns of the known for each turn of a stranger, while both wait. */
const knownPerStranger = 3;

export interface LaneOptions {
  /** Asked each time: how many may run at once. */
  readonly running: () => number;
  /** Most that wait in one lane. */
  readonly waiting: number;
  /** Seconds after which whoever finds a lane full may come back. */
  readonly retryAfter: number;
}

/** Runs work in turn, each lane first come, first served. A lane that is full refuses, and leaves the other alone. */
export function twoLanes({ running, waiting, retryAfter }: LaneOptions) {
  const lanes: Record<Lane, (() => void)[]> = { known: [], stranger: [] };
  let active = 0;
  /** Turns of the known since the last one of a stranger. */
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
