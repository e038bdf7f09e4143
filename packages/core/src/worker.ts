import { bindHandlers, type WorkerOptions } from './handlers.ts';
import { createSealer } from './modules/audit/index.ts';
import type { App } from './app.ts';
import { inJobsLane } from './platform/index.ts';
import { workOn } from './platform/jobs/handle.ts';

export { createMailer } from './platform/mail/mailer.ts';

export interface Worker {
  /** Lets running jobs finish and accepts no new ones. */
  stop(): Promise<void>;
}

/** Milliseconds between two sealings of the audit chain. CONTRACT promises ten seconds. */
const sealEvery = 2_000;

/** Processes every queue of the app and seals the audit chain, until stopped. */
export async function startWorker(app: App, options: WorkerOptions): Promise<Worker> {
  const { boss, logger, keyring, attempts } = app;
  const transact = inJobsLane(app.transact);
  const bound = await bindHandlers({ ...options, transact, keyring, logger, attempts, db: app.db() });
  for (const handler of bound) await workOn({ boss, logger }, handler);
  const sealing = startSealing(app);
  return {
    async stop() {
      await Promise.all([sealing.stop(), ...bound.map(({ job }) => boss.offWork(job.name, { wait: true }))]);
    },
  };
}

function startSealing(app: App): Worker {
  const sealer = createSealer(() => app.db());
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();
  const next = () => {
    if (!stopped) timer = setTimeout(() => void (running = seal()), sealEvery);
  };
  const seal = async () => {
    try {
      await sealer.seal();
    } catch (error) {
      app.logger.warn({ err: error }, 'sealing the audit chain failed, will try again');
    }
    next();
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
