import { sql } from 'kysely';
import { z } from 'zod';
import { rateLimited } from '../errors.ts';
import { callFunction } from '../orm/call-function.ts';
import { anyOf } from '../orm/expressions.ts';
import type { Db } from '../orm/tables.ts';

/** A slot requested in one limit. */
export interface Slot {
  /** The limit's name and the hash of the subject. */
  readonly key: string;
  readonly most: number;
  /** Length of the window, which starts with the first count. */
  readonly seconds: number;
  readonly points: number;
}

/** What an attempt adds to one limit when it ends. */
export interface Count extends Slot {
  /** True to delete the earlier count. */
  readonly clear: boolean;
}

/**
 * The counters in PostgreSQL. Each method runs one statement, whatever the number of limits. If the database does not answer, the call
 * fails (SECURITY R33).
 */
export function createLimitStore(db: Db) {
  const begin = async (attempt: string, lease: number | null, slots: readonly Slot[]) => {
    // pg returns bigint as text.
    const wait = await callFunction(
      db,
      sql`gatehouse.begin_attempt(${attempt}, ${lease}, ${JSON.stringify(slots)}::jsonb)`,
      z.string().nullable(),
    );
    return wait === null ? null : Math.max(1, Math.ceil(Number(wait) / 1_000));
  };
  return {
    /** Occupies all the slots or none, for `leaseMs` milliseconds at most. @throws rate_limited */
    async begin(attempt: string, leaseMs: number, slots: readonly Slot[]): Promise<void> {
      const wait = await begin(attempt, leaseMs, slots);
      if (wait !== null) throw rateLimited(wait);
    },
    /** Releases the slots and counts. Returns the keys of the limits that this used up. */
    end(attempt: string, counts: readonly Count[]): Promise<readonly string[]> {
      return callFunction(
        db,
        sql`gatehouse.end_attempt(${attempt}, ${JSON.stringify(counts)}::jsonb)`,
        z.array(z.string()),
      );
    },
    /** Counts immediately. Returns false, and counts nothing, when one of the limits is used up. */
    async take(slots: readonly Slot[]): Promise<boolean> {
      return (await begin('', null, slots)) === null;
    },
    async forget(keys: readonly string[]): Promise<void> {
      // These connections have no search path.
      const own = db.withSchema('gatehouse');
      await own.deleteFrom('rate_limits').where('key', '=', anyOf(keys)).execute();
    },
  };
}
