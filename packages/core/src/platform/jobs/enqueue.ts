import { sql, type RawBuilder } from 'kysely';
import type { JobInsert, PgBoss } from 'pg-boss';
import type { Job } from './define-job.ts';

export interface EnqueueOptions {
  /** Seconds to wait before the job may start. */
  readonly startAfterSeconds?: number;
}

/** A job that a unit of work enqueues. It is inserted on the transaction's own connection, so it commits or rolls back with the change. */
export interface PendingJob {
  readonly name: string;
  readonly data: object;
  readonly startAfterSeconds: number;
  /** True when workers are to learn of it right after the commit. */
  readonly wakes: boolean;
}

export function pendingJob<P extends object>(
  job: Job<string, P>,
  payload: P,
  { startAfterSeconds = 0 }: EnqueueOptions = {},
): PendingJob {
  const wakes = startAfterSeconds === 0 && (job.wake ?? true);
  return { name: job.name, data: { version: job.version, ...payload }, startAfterSeconds, wakes };
}

/** The statements that insert these jobs, one for each queue. Each may also stand in the WITH of another statement. */
export function jobInserts(boss: PgBoss, jobs: readonly PendingJob[]): Promise<RawBuilder<unknown>[]> {
  return Promise.all(
    [...Map.groupBy(jobs, (job) => job.name)].map(([name, group]) => insertOfQueue(boss, name, group)),
  );
}

/** pg-boss alone knows its tables. It is given a connection that notes its statement and sends nothing. */
async function insertOfQueue(
  boss: PgBoss,
  name: string,
  group: readonly PendingJob[],
): Promise<RawBuilder<unknown>> {
  const inserts: JobInsert[] = group.map(({ data, startAfterSeconds }) =>
    startAfterSeconds > 0 ? { data, startAfter: startAfterSeconds } : { data },
  );
  const noted: RawBuilder<unknown>[] = [];
  const executeSql = async (text: string, values: readonly unknown[] = []) => {
    noted.push(withValues(text, values));
    return { rows: [] };
  };
  await boss.insert(name, inserts, { db: { executeSql } });
  const [insert] = noted;
  if (!insert || noted.length > 1) throw new Error(`pg-boss did not insert into ${name} by one statement.`);
  return insert;
}

/** A statement of the driver, with its values in the places of `$1`, `$2` … */
function withValues(text: string, values: readonly unknown[]): RawBuilder<unknown> {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql.val(values[Number(part) - 1]))),
    sql``,
  );
}
