import { sql, type Kysely } from 'kysely';

const batch = 1_000;

/** Seals all events that can be sealed now, in batches; answers how many. Two sealers at once do the work of one. */
export async function sealEvents(db: Kysely<unknown>): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await sql<{
      sealed: number;
    }>`select gatehouse.seal_audit_events(${batch}) as sealed`.execute(db);
    const sealed = rows[0]?.sealed ?? 0;
    total += sealed;
    if (sealed < batch) return total;
  }
}
