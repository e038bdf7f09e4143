import { sql } from 'kysely';
import type { Db } from '../orm/tables.ts';

const batch = 1_000;

/** Deletes expired keys in batches, so that no lock is held for long. Returns the number deleted. */
export async function pruneKeys(db: Db): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await sql<{ gone: number }>`
      select gatehouse.prune_idempotency_keys(${batch}) as gone`.execute(db);
    const gone = rows[0]?.gone ?? 0;
    total += gone;
    if (gone < batch) return total;
  }
}
