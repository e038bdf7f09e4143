import { rateLimited } from '../errors.ts';
import { fairLine, type Position } from './fair-line.ts';

export interface LaneWidth {
  /** How many run at the same time. */
  readonly running: number;
  /** How many of one group may wait. Further ones are refused. */
  readonly waiting: number;
}

/** Runs `work` in its turn, in the lane of this name. @throws rate_limited when too many of its group wait */
export type TakeTurn = <T>(lane: string, position: Position, work: () => Promise<T>) => Promise<T>;

interface Lane {
  running: number;
  readonly line: ReturnType<typeof fairLine<() => void>>;
}

const soon = 1;

/** Named lanes of one width. An unused lane takes no memory. */
export function lanes({ running, waiting }: LaneWidth): TakeTurn {
  const open = new Map<string, Lane>();
  return async (name, position, work) => {
    const lane = open.get(name) ?? { running: 0, line: fairLine<() => void>() };
    open.set(name, lane);
    if (lane.running < running) lane.running += 1;
    else await turnIn(lane, position, waiting);
    try {
      return await work();
    } finally {
      const next = lane.line.next();
      // The turn is handed on, not given back: a newcomer must not slip in between.
      if (next) next();
      else lane.running -= 1;
      if (lane.running === 0) open.delete(name);
    }
  };
}

function turnIn({ line }: Lane, position: Position, waiting: number): Promise<void> {
  if (line.waitingIn(position.group) >= waiting) throw rateLimited(soon);
  const { promise, resolve } = Promise.withResolvers<void>();
  line.add(position, resolve);
  return promise;
}
