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
  /** Length of the window. */
  readonly seconds: number;
  /** Queues attempts of one subject. Without it they start concurrently. */
  readonly line?: WaitingLine;
}

/** A limit that a call falls under. */
export interface Claim {
  readonly limit: Limit;
  /** What is counted. Only its hash is stored. */
  readonly subject: string;
  /** Which attempts count. `judged` counts both kinds. */
  readonly counts: 'failed' | 'succeeded' | 'judged';
  /** True when a success clears the failures before it. */
  readonly clearedBySuccess?: boolean;
  /** How much of the limit one attempt uses. Default 1. */
  readonly points?: number;
}

/** How an attempt ended. A `void` one does not count: it broke or was refused before it was judged. */
export type Verdict = 'failed' | 'succeeded' | 'void';
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

/**
 * Milliseconds after which the slot of an attempt expires whose end was never recorded, because its process died or lost the database. As
 * long as a request may take.
 */
const requestMs = 30_000;

export interface AttemptRules<T> {
  /** Replaces the 30 seconds for work that may take longer than a request. */
  readonly leaseMs?: number;
  readonly verdict: (outcome: Outcome<T>) => Verdict;
  /** Called after a failure is counted, with whether the failure used up a limit. */
  readonly onFailure?: (last: boolean) => Promise<void>;
}

export interface Attempts {
  /**
   * Runs `work` as one attempt under all of these limits. The attempt holds a slot in each limit while it runs, so that concurrent attempts
   * cannot exceed them. @throws rate_limited before running `work`, with nothing counted
   */
  withAttempt<T>(claims: readonly Claim[], work: () => Promise<T>, rules: AttemptRules<T>): Promise<T>;
  /** Counts immediately. Returns false, and counts nothing, when one of the limits is used up. */
  take(claims: readonly Claim[]): Promise<boolean>;
  /** Deletes everything counted so far. */
  forget(claims: readonly Pick<Claim, 'limit' | 'subject'>[]): Promise<void>;
}

interface AttemptsOptions {
  /** Separate connections for limits: a call that waits for one of them delays no other request. */
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
      // The slots expire by themselves. A failure that was not counted must not be answered.
      if (verdict === 'failed') throw error;
      logger.warn({ err: error }, 'the outcome of an attempt was not counted');
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

/** Queues in the first claim's limit first: an attempt that waits there takes up no room in the queues of later limits. */
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
