import { fromKysely, type JobInsert, type PgBoss } from 'pg-boss';
import type { Job } from './define-job.ts';
import type { Db } from '../orm/tables.ts';

export interface EnqueueOptions {
  /** Seconds to wait before the job may start. */
  readonly startAfterSeconds?: number;
}

/** A job that a unit of work enqueues. It is inserted on the transaction's own connection, so it commits or rolls back with the change. */
export interface PendingJob {
  readonly name: string;
  readonly data: object;
  readonly startAfterSeconds: number;
}

export function pendingJob<P extends object>(
  job: Job<string, P>,
  payload: P,
  { startAfterSeconds = 0 }: EnqueueOptions = {},
): PendingJob {
  return { name: job.name, data: { version: job.version, ...payload }, startAfterSeconds };
}

/** Inserts the jobs inside the running transaction, with one statement per queue. */
export async function sendJobs(boss: PgBoss, trx: Db, jobs: readonly PendingJob[]): Promise<void> {
  const db = fromKysely(trx);
  for (const [name, group] of Map.groupBy(jobs, (job) => job.name)) {
    const inserts: JobInsert[] = group.map(({ data, startAfterSeconds }) =>
      startAfterSeconds > 0 ? { data, startAfter: startAfterSeconds } : { data },
    );
    await boss.insert(name, inserts, { db });
  }
}
