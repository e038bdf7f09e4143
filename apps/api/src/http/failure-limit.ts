import { setTimeout as pause } from 'node:timers/promises';
import { rateLimited } from '@gatehouse/core/platform';
import type { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** How long an attempt waits for others that are being looked at (milliseconds). */
const patience = 5_000;
const lookAgain = 25;

export interface FailureLimit {
  /** Takes a place for one attempt. @throws rate_limited when the failures are used up */
  begin(key: string): Promise<void>;
  /** The attempt failed: its place is not given back before the window ends. True for the one that used the failures up. */
  failed(key: string): Promise<boolean>;
  /** The attempt counts for nothing. */
  uncount(key: string): Promise<unknown>;
  /** The attempt succeeded, and so the failures before it count no more. */
  clear(key: string): Promise<unknown>;
  /** The failures so far count no more, though no attempt of now says so. */
  forgive(key: string): Promise<unknown>;
}

/**
 * Limits failures, though it must decide before an attempt is looked at: `places` counts failures and attempts under way, `failures` only
 * what has failed. Of fifty wrong passwords at once five get a place and the others learn from `failures` that it is over; of fifty right
 * ones the others wait a moment, because success gives its place back. Counting only what is known would let all fifty through.
 */
export function failureLimit(places: RateLimiterPostgres, failures: RateLimiterPostgres): FailureLimit {
  const refuseWhenUsedUp = async (key: string) => {
    const spent = await failures.get(key);
    if (spent !== null && spent.consumedPoints >= failures.points) throw refusal(spent);
  };
  const giveBack = async (key: string, ownPlaces: number) => {
    const spent = await failures.get(key);
    await failures.delete(key);
    const given = ownPlaces + (spent?.consumedPoints ?? 0);
    if (given > 0) await places.reward(key, given);
  };
  return {
    async begin(key) {
      const giveUpAt = performance.now() + patience;
      for (;;) {
        await refuseWhenUsedUp(key);
        const taken = await places.penalty(key, 1);
        if (taken.consumedPoints <= places.points) return;
        await places.reward(key, 1);
        if (performance.now() > giveUpAt) throw refusal(taken);
        await pause(lookAgain + Math.random() * lookAgain);
      }
    },
    failed: async (key) => (await failures.penalty(key, 1)).consumedPoints === failures.points,
    uncount: (key) => places.reward(key, 1),
    clear: (key) => giveBack(key, 1),
    forgive: (key) => giveBack(key, 0),
  };
}

export const refusal = ({ msBeforeNext }: RateLimiterRes) =>
  rateLimited(Math.max(1, Math.ceil(msBeforeNext / 1_000)));
