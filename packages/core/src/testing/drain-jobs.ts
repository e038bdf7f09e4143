import { bindHandlers, type WorkerOptions } from '../handlers.ts';
import type { App } from '../app.ts';

/** Runs all jobs that may start now and returns their number, without a worker and without waiting. Throws failures. */
export async function drainJobs(app: App, options: WorkerOptions): Promise<number> {
  const { transact, keyring, logger, attempts } = app;
  const bound = await bindHandlers({ ...options, transact, keyring, logger, attempts, db: app.db() });
  let done = 0;
  for (const { job, run } of bound) {
    for (;;) {
      const fetched = await app.boss.fetch<object>(job.name, { batchSize: 50, includeMetadata: true });
      if (fetched.length === 0) break;
      for (const { id, data, sourceName } of fetched) {
        await run(data, sourceName);
        await app.boss.complete(job.name, id);
        done += 1;
      }
    }
  }
  return done;
}
