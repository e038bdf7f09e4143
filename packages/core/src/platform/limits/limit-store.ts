import { sql } from 'kysely';
import { rateLimited } from '../errors.ts';
import type { Db } from '../orm/tables.ts';

/** A place wanted in one limit. */
export interface Slot {
  /** Names the limit and, hashed, what it counts. */
  readonly key: string;
  readonly most: number;
  /** Of its window, which begins with what is counted first. */
  readonly seconds: number;
  readonly points: number;
}

/** What an attempt leaves in one limit when it ends. */
export interface Count extends Slot {
  /** True when what was counted before is forgotten. */
  readonly clear: boolean;
}

/** The counters in PostgreSQL: one statement each, whatever the number of limits. A database that does not answer fails the call (SECURITY R33). */
export function createLimitStore(db: Db) {
  const begin = async (attempt: string, lease: number | null, slots: readonly Slot[]) => {
    // pg answers bigint as text.
    const { rows } = await sql<{ wait: string | null }>`
      select gatehouse.begin_attempt(${attempt}, ${lease}, ${JSON.stringify(slots)}::jsonb) as wait`.execute(
      db,
    );
    const wait = rows[0]?.wait ?? null;
    return wait === null ? null : Math.max(1, Math.ceil(Number(wait) / 1_000));
  };
  return {
    /** Takes all the places or none, for `leaseMs` milliseconds at most. @throws rate_limited */
    async begin(attempt: string, leaseMs: number, slots: readonly Slot[]): Promise<void> {
      const wait = await begin(attempt, leaseMs, slots);
      if (wait !== null) throw rateLimited(wait);
    },
    /** Gives the places back and counts. Answers the keys of the limits that this used up. */
    async end(attempt: string, counts: readonly Count[]): Promise<readonly string[]> {
      const { rows } = await sql<{ spent: string[] }>`
        select gatehouse.end_attempt(${attempt}, ${JSON.stringify(counts)}::jsonb) as spent`.execute(db);
      return rows[0]?.spent ?? [];
    },
    /** Counts now; false, having counted nothing, when one of the limits is used up. */
    async take(slots: readonly Slot[]): Promise<boolean> {
      return (await begin('', null, slots)) === null;
    },
    async forget(keys: readonly string[]): Promise<void> {
      await sql`delete from gatehouse.rate_limits where key = any (${[...keys]})`.execute(db);
    },
  };
}
