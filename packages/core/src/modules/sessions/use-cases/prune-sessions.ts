import { sql } from 'kysely';
import type { Db } from '../../../platform/index.ts';

const batch = 1_000;

/** Deletes ended sessions, pending ones too, and devices not seen for long, in batches, so that no lock is held for long; answers how many. */
export async function pruneSessions(db: Db): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await sql<{ gone: number }>`
      select gatehouse.prune_sessions(${batch}) + gatehouse.prune_pending_sessions(${batch})
        + gatehouse.prune_known_devices(${batch}) as gone`.execute(db);
    const gone = rows[0]?.gone ?? 0;
    total += gone;
    if (gone < batch) return total;
  }
}
