import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction } from '../orm/call-function.ts';
import type { Db } from '../orm/tables.ts';

const batch = 1_000;

/** Deletes expired keys in batches, so that no lock is held for long. Returns the number deleted. */
export async function pruneKeys(db: Db): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await callFunction(db, sql`gatehouse.prune_idempotency_keys(${batch})`, z.int());
    total += gone;
    if (gone < batch) return total;
  }
}
