import { newId } from '../ids.ts';
import type { Logger } from '../logger.ts';
import type { Keyring } from '../secrets.ts';
import { createLimitStore, type Slot } from './limit-store.ts';
import type { WaitingLine } from './waiting-line.ts';
import type { Db } from '../orm/tables.ts';

/** One row of the contract's limits. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  /** Length of its window. */
  readonly seconds: number;
  /** Where attempts of one subject wait for each other; without it they begin together. */
  readonly line?: WaitingLine;
}

/** A limit that a call falls under. */
export interface Claim {
  readonly limit: Limit;
  /** What is counted; only its hash is kept. */
  readonly subject: string;
  /** Which attempts count; `judged` are those of both kinds. */
  readonly counts: 'failed' | 'succeeded' | 'judged';
  /** True when a success makes up for the failures before it. */
  readonly clearedBySuccess?: boolean;
  /** How much of the limit one attempt takes; 1 when left out. */
  readonly points?: number;
}

/** How an attempt ended; one that is `void` counts for nothing: something broke, or was refused, before it was judged. */
export type Verdict = 'failed' | 'succeeded' | 'void';
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

/**
 * How long a place is kept for an attempt that never ends, since its process died or could not say so (milliseconds). As long as a request
 * may take.
 */
const requestMs = 30_000;

export interface AttemptRules<T> {
  /** The same for what may take longer than a request. */
  readonly leaseMs?: number;
  readonly verdict: (outcome: Outcome<T>) => Verdict;
  /** Hears of a failure when it has been counted, and whether it used a limit up. */
  readonly onFailure?: (last: boolean) => Promise<void>;
}

export interface Attempts {
  /**
   * Runs `work` as one attempt under all of these limits. It has a place in each before it is looked at, so that many at once are no way
   * around them, and holds none when it has ended. @throws rate_limited, having looked at nothing and counted nothing
   */
  withAttempt<T>(claims: readonly Claim[], work: () => Promise<T>, rules: AttemptRules<T>): Promise<T>;
  /** Counts now; false, having counted nothing, when one of the limits is used up. */
  take(claims: readonly Claim[]): Promise<boolean>;
  /** What was counted so far counts no more. */
  forget(claims: readonly Pick<Claim, 'limit' | 'subject'>[]): Promise<void>;
}

interface AttemptsOptions {
  /** Connections of the limits' own: whoever waits for one of them keeps no other request waiting. */
  readonly db: Db;
  readonly keyring: Keyring;
  readonly logger: Logger;
}

export function createAttempts({ db, keyring, logger }: AttemptsOptions): Attempts {
  const store = createLimitStore(db);
  const keyOf = ({ limit, subject }: Pick<Claim, 'limit' | 'subject'>) =>
    `${limit.name}:${keyring.sign('rate-limit-key', subject)}`;
  const slotOf = (claim: Claim): Slot => {
    const { most, seconds } = claim.limit;
    return { key: keyOf(claim), most, seconds, points: claim.points ?? 1 };
  };

  async function run<T>(
    claims: readonly Claim[],
    work: () => Promise<T>,
    rules: AttemptRules<T>,
  ): Promise<T> {
    const id = newId();
    const slots = claims.map(slotOf);
    await store.begin(id, rules.leaseMs ?? requestMs, slots);
    const outcome = await outcomeOf(work);
    const verdict = rules.verdict(outcome);
    const counts = slots.map((slot, at) => ({
      ...slot,
      points: countsFor(verdict, claims[at]) ? slot.points : 0,
      clear: verdict === 'succeeded' && claims[at]?.clearedBySuccess === true,
    }));
    const spent = await store.end(id, counts).catch((error: unknown) => {
      // Its places end by themselves. What failed without being counted must not be answered as if it had been.
      if (verdict === 'failed') throw error;
      logger.warn({ err: error }, 'the end of an attempt was not counted');
      return [];
    });
    if (verdict === 'failed') await rules.onFailure?.(spent.length > 0);
    if (outcome.ok) return outcome.value;
    throw outcome.error;
  }

  return {
    withAttempt: (claims, work, rules) => inLine(claims, () => run(claims, work, rules)),
    take: (claims) => store.take(claims.map(slotOf)),
    forget: (claims) => store.forget(claims.map(keyOf)),
  };
}

const countsFor = (verdict: Verdict, claim: Claim | undefined): boolean =>
  claim?.counts === verdict || (claim?.counts === 'judged' && verdict !== 'void');

/** In the line of the first claim's limit first: whoever waits there takes up no place in those behind it. */
function inLine<T>([first, ...others]: readonly Claim[], work: () => Promise<T>): Promise<T> {
  if (!first) return work();
  const next = () => inLine(others, work);
  return first.limit.line ? first.limit.line(first.subject, next) : next();
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}
