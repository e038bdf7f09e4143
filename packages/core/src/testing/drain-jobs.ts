import { bindHandlers, type HandlerDeps, type AppProvided } from '../handlers.ts';
import type { App } from '../app.ts';

/** Runs all jobs that may start now and returns their number, without a worker and without waiting. Throws failures. */
export async function drainJobs(app: App, deps: Omit<HandlerDeps, AppProvided>): Promise<number> {
  const { transact, keyring, logger, attempts } = app;
  const bound = bindHandlers({ ...deps, transact, keyring, logger, attempts, db: app.db() });
  let done = 0;
  for (const { job, run } of bound) {
    for (;;) {
      const fetched = await app.boss.fetch<object>(job.name, { batchSize: 50 });
      if (fetched.length === 0) break;
      for (const { id, data } of fetched) {
        await run(data);
        await app.boss.complete(job.name, id);
        done += 1;
      }
    }
  }
  return done;
}
