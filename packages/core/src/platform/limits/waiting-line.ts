import pLimit, { type LimitFunction } from 'p-limit';
import { rateLimited } from '../errors.ts';

/** Runs `work` in order of arrival. @throws rate_limited when too many wait already */
export type WaitingLine = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Queues attempts of one key in memory, without a connection, and never more than `waiting`. A line exists only while an attempt runs or
 * waits in it.
 */
export function waitingLine({
  running,
  waiting,
}: {
  readonly running: number;
  readonly waiting: number;
}): WaitingLine {
  const lines = new Map<string, LimitFunction>();
  return async (key, work) => {
    const line = lines.get(key) ?? pLimit(running);
    if (line.activeCount + line.pendingCount >= running + waiting) throw rateLimited(1);
    lines.set(key, line);
    try {
      return await line(work);
    } finally {
      if (line.activeCount + line.pendingCount === 0) lines.delete(key);
    }
  };
}
