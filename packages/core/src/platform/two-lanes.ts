import { rateLimited } from './errors.ts';

/** `known` goes first: whoever has proven something already must pass a flood of strangers. */
export type Lane = 'known' | 'stranger';

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
  const startNext = () => {
    while (active < running()) {
      const start = lanes.known.shift() ?? lanes.stranger.shift();
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
