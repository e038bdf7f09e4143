import type { Release } from '@gatehouse/core/database';
import { demoSteps } from '@gatehouse/core/demo';
import { sql } from 'kysely';
import { findSecondWallFaults, type Db } from '@gatehouse/core/platform';

const deadline = 2_000;
/** Milliseconds for which a look at the second wall holds. */
const wallHolds = 60_000;

export interface Readiness {
  /** True from the first stop signal on: no new requests should arrive. */
  readonly draining: () => boolean;
  readonly db: () => Db;
  /** The schema this code needs. */
  readonly release: Pick<Release, 'number' | 'versioned'>;
  /** Whether the demo data is expected to be there. */
  readonly demo: boolean;
  /** Called with each fault of the second wall that a look finds. */
  readonly report: (fault: string) => void;
}

/** Anyone may ask. Concurrent callers share one query to the database. */
export function createReadinessCheck(readiness: Readiness): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null;
  const wallStands = createWallCheck(readiness);
  return async () => {
    asked ??= isReady(readiness)
      .then((ready) => ready && wallStands())
      .finally(() => (asked = null));
    return (await asked) && !readiness.draining();
  };
}

/** Looks once a minute whether row-level security holds for the connections of this process. */
function createWallCheck({ db, report }: Readiness): () => Promise<boolean> {
  let stands = false;
  let lookAgainAt = 0;
  return async () => {
    if (performance.now() < lookAgainAt) return stands;
    try {
      const faults = await findSecondWallFaults(db());
      for (const fault of faults) report(fault);
      stands = faults.length === 0;
      lookAgainAt = performance.now() + wallHolds;
      return stands;
    } catch {
      return false;
    }
  };
}

/** Ready means: the database answers, has our migrations, still serves this release, and the demo data, if expected, is complete. */
async function isReady({ draining, db, release, demo }: Readiness): Promise<boolean> {
  if (draining()) return false;
  const files = release.versioned.map(({ name }) => name);
  const asked = sql<{ ready: boolean }>`
    select (select count(*) = ${files.length} from gatehouse.migrations where name = any (${files}))
      and (select number >= ${release.number} and serves_from <= ${release.number} from gatehouse.schema_versions order by number desc limit 1)
      and (not ${demo}::boolean or (select count(*) = ${demoSteps.length} from gatehouse.installation_facts
        where name = any (${[...demoSteps]}) and value = 'complete')) as ready`;
  const timeout = new Promise<null>((done) => setTimeout(() => done(null), deadline).unref());
  try {
    const answer = await Promise.race([asked.execute(db()), timeout]);
    return answer?.rows[0]?.ready === true;
  } catch {
    return false;
  }
}
