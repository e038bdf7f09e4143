import { bindHandlers, type HandlerDeps, type HousesOwn } from '../handlers.ts';
import type { House } from '../house.ts';

/** Works on everything that is due now and answers how many jobs that was; no worker, no waiting. Failures are thrown. */
export async function drainJobs(house: House, deps: Omit<HandlerDeps, HousesOwn>): Promise<number> {
  const { runUnit, keyring, logger, attempts } = house;
  const bound = bindHandlers({ ...deps, runUnit, keyring, logger, attempts, db: house.db() });
  let done = 0;
  for (const { job, run } of bound) {
    for (;;) {
      const fetched = await house.boss.fetch<object>(job.name, { batchSize: 50 });
      if (fetched.length === 0) break;
      for (const { id, data } of fetched) {
        await run(data);
        await house.boss.complete(job.name, id);
        done += 1;
      }
    }
  }
  return done;
}
