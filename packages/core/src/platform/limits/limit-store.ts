import { sql } from 'kysely';
import { rateLimited } from '../errors.ts';
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
    const { rows } = await sql<{ wait: string | null }>`
      select gatehouse.begin_attempt(${attempt}, ${lease}, ${JSON.stringify(slots)}::jsonb) as wait`.execute(
      db,
    );
    const wait = rows[0]?.wait ?? null;
    return wait === null ? null : Math.max(1, Math.ceil(Number(wait) / 1_000));
  };
  return {
    /** Occupies all the slots or none, for `leaseMs` milliseconds at most. @throws rate_limited */
    async begin(attempt: string, leaseMs: number, slots: readonly Slot[]): Promise<void> {
      const wait = await begin(attempt, leaseMs, slots);
      if (wait !== null) throw rateLimited(wait);
    },
    /** Releases the slots and counts. Returns the keys of the limits that this used up. */
    async end(attempt: string, counts: readonly Count[]): Promise<readonly string[]> {
      const { rows } = await sql<{ spent: string[] }>`
        select gatehouse.end_attempt(${attempt}, ${JSON.stringify(counts)}::jsonb) as spent`.execute(db);
      return rows[0]?.spent ?? [];
    },
    /** Counts immediately. Returns false, and counts nothing, when one of the limits is used up. */
    async take(slots: readonly Slot[]): Promise<boolean> {
      return (await begin('', null, slots)) === null;
    },
    async forget(keys: readonly string[]): Promise<void> {
      await sql`delete from gatehouse.rate_limits where key = any (${[...keys]})`.execute(db);
    },
  };
}
