import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction, type Db } from '../../../platform/index.ts';

const batch = 1_000;

/**
 * Deletes ended sessions, pending ones too, and devices not seen for long, in batches, so that no lock is held for long. Returns the number
 * deleted.
 */
export async function pruneSessions(db: Db): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await callFunction(
      db,
      sql`gatehouse.prune_sessions(${batch}) + gatehouse.prune_pending_sessions(${batch})
        + gatehouse.prune_known_devices(${batch})`,
      z.int(),
    );
    total += gone;
    if (gone < batch) return total;
  }
}
