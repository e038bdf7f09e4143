import { sql } from 'kysely';
import { z } from 'zod';
import { parsedRows, type Db } from '../../../platform/index.ts';

const batch = 1_000;
const fromTheBeginning = '0';
const sealingPass = z.object({ sealed: z.int(), horizon: z.string() });

export interface Sealer {
  /** Seals all events that can be sealed now, in batches. Returns how many. Two concurrent sealers do the work of one. */
  seal(): Promise<number>;
}

/** Remembers up to which transaction everything is sealed, so that an idle pass reads nothing. */
export function createSealer(db: () => Db): Sealer {
  let from = fromTheBeginning;
  return {
    async seal() {
      let total = 0;
      for (;;) {
        const [pass] = await parsedRows(
          db(),
          sql`select sealed, horizon::text as horizon from gatehouse.seal_audit_events(${batch}, ${from}::xid8)`,
          sealingPass,
        );
        const { sealed = 0, horizon = from } = pass ?? {};
        from = horizon;
        total += sealed;
        if (sealed < batch) return total;
      }
    },
  };
}

/** One pass over all events. */
export const sealEvents = (db: Db): Promise<number> => createSealer(() => db).seal();
