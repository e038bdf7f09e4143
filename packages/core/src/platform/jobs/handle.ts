import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import type { Logger } from '../logger.ts';
import type { AnyJob, Job } from './define-job.ts';

/** A job with its handler, without its payload type, so that the worker can keep all of them in one list. */
export interface BoundJob {
  readonly job: AnyJob;
  /** `source` is the queue that a dead letter came from; null for every other job. */
  readonly run: (data: unknown, source: string | null) => Promise<void>;
}

/** Thrown for a payload that does not match the job's shape. No retry can succeed. */
class UnreadablePayload extends Error {}

/** The payload of a job as it was stored. @throws for one that does not match the job's shape; it is not retried */
export function readPayload<P>(job: Job<string, P>, data: unknown): P {
  const parsed = job.payload.safeParse(data);
  if (!parsed.success)
    throw new UnreadablePayload(`${job.name}: the payload is not of version ${job.version}`);
  return parsed.data;
}

/** Binds a job to its handler. The payload is validated before the handler gets it. */
export function bindJob<N extends string, P>(
  job: Job<N, P>,
  handle: (payload: P, source: string | null) => Promise<unknown>,
): BoundJob {
  return { job, run: async (data, source) => void (await handle(readPayload(job, data), source)) };
}

export interface WorkSettings {
  readonly boss: PgBoss;
  readonly logger: Logger;
}

/** Starts working on a queue. The queue's policy retries failed jobs; unreadable payloads go to the dead letters. */
export async function workOn(settings: WorkSettings, bound: BoundJob): Promise<void> {
  for (let started = 0; started < (bound.job.concurrency ?? 1); started += 1) await startOne(settings, bound);
}

async function startOne({ boss, logger }: WorkSettings, bound: BoundJob): Promise<void> {
  const options = {
    pollingIntervalSeconds: 2,
    // pg-boss's default of 30 fits queues whose jobs can start immediately: the end of a delay or a retry's wait wakes no worker.
    notifyPollingIntervalSeconds: 2,
    batchSize: bound.job.together ?? 1,
    perJobResults: true,
    includeMetadata: true,
  } as const;
  const self: { id?: string } = {};
  self.id = await boss.work<object, unknown, typeof options>(bound.job.name, options, async (fetched) => {
    const [first] = fetched;
    if (!first) return [];
    // There may be more jobs, so the worker polls again immediately. By itself pg-boss would sleep until the next poll after each job.
    if (self.id !== undefined) boss.notifyWorker(self.id);
    const result = await settle(logger, bound, first);
    return fetched.map(({ id }) => ({ ...result, id }));
  });
}

async function settle(logger: Logger, { job, run }: BoundJob, fetched: JobWithMetadata): Promise<JobResult> {
  try {
    await run(fetched.data, fetched.sourceName);
    return { id: fetched.id, status: 'completed' };
  } catch (error) {
    logger.warn({ err: error, job: job.name, jobId: fetched.id, attempt: fetched.retryCount }, 'job failed');
    if (error instanceof UnreadablePayload) return { id: fetched.id, status: 'deadletter' };
    // oxlint-disable-next-line eslint/preserve-caught-error -- pg-boss would keep the cause in its table; it is in the log
    throw new Error(`${job.name}: ${error instanceof Error ? error.name : 'failed'}`);
  }
}
