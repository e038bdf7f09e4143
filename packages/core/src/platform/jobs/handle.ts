import type { Job as Fetched, JobResult, PgBoss } from 'pg-boss';
import type { Logger } from '../logger.ts';
import type { AnyJob, Job } from './define-job.ts';

/** A job with what does its work, its payload type forgotten: how the worker holds them in one list. */
export interface BoundJob {
  readonly job: AnyJob;
  readonly run: (data: unknown) => Promise<void>;
}

/** Thrown for a payload that is not of the job's shape: no retry will mend it. */
class UnreadablePayload extends Error {}

/** Ties a job to its one handler. The payload is checked before the handler sees it. */
export function bindJob<N extends string, P>(
  job: Job<N, P>,
  handle: (payload: P) => Promise<unknown>,
): BoundJob {
  return {
    job,
    run: async (data) => {
      const parsed = job.payload.safeParse(data);
      if (!parsed.success)
        throw new UnreadablePayload(`${job.name}: the payload is not of version ${job.version}`);
      await handle(parsed.data);
    },
  };
}

export interface WorkSettings {
  readonly boss: PgBoss;
  readonly logger: Logger;
  /** Jobs of one queue worked on at the same time by this process. */
  readonly concurrency: number;
}

/** Lets this process work on a queue. What fails is tried again by the queue's policy; what cannot be read goes to the dead letters. */
export async function workOn(settings: WorkSettings, bound: BoundJob): Promise<void> {
  for (let started = 0; started < settings.concurrency; started += 1) await startOne(settings, bound);
}

async function startOne({ boss, logger }: WorkSettings, bound: BoundJob): Promise<void> {
  const options = {
    pollingIntervalSeconds: 2,
    // Its default of 30 is for queues where every job may start at once: nobody is notified when a delay or a retry's wait is over.
    notifyPollingIntervalSeconds: 2,
    batchSize: bound.job.together ?? 1,
    perJobResults: true,
  } as const;
  const self: { id?: string } = {};
  self.id = await boss.work<object, unknown, typeof options>(bound.job.name, options, async (fetched) => {
    const [first] = fetched;
    if (!first) return [];
    // Where one was there may be more: it looks again at once. Of itself pg-boss would sleep till the next poll after every single job.
    if (self.id !== undefined) boss.notifyWorker(self.id);
    const result = await settle(logger, bound, first);
    return fetched.map(({ id }) => ({ ...result, id }));
  });
}

async function settle(logger: Logger, { job, run }: BoundJob, fetched: Fetched): Promise<JobResult> {
  try {
    await run(fetched.data);
    return { id: fetched.id, status: 'completed' };
  } catch (error) {
    logger.warn({ err: error, job: job.name, jobId: fetched.id, attempt: fetched.retryCount }, 'job failed');
    if (error instanceof UnreadablePayload) return { id: fetched.id, status: 'deadletter' };
    // oxlint-disable-next-line eslint/preserve-caught-error -- pg-boss would keep the cause in its table; it is in the log
    throw new Error(`${job.name}: ${error instanceof Error ? error.name : 'failed'}`);
  }
}
