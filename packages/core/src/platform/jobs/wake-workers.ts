import type { PgBoss } from 'pg-boss';
import type { Logger } from '../logger.ts';
import { bossSchema } from './install.ts';
import type { PendingJob } from './enqueue.ts';

/** Tells workers in every process that there are jobs for them. Call it after the jobs are committed. */
export type WakeWorkers = (jobs: readonly PendingJob[]) => void;

/** The channel that pg-boss's workers listen on. A message is the name of a queue. */
const channel = `'pgboss_' || left(encode(sha224('${bossSchema}'), 'hex'), 24)`;

/**
 * Not part of the transaction, as in pg-boss itself: PostgreSQL lets transactions that notify commit one after the other, across all tenants,
 * each with its own write to the disk (docs/decisions/0046). One message is under way at a time, and covers all jobs since the one before.
 * Nothing is lost when one fails or the process dies: workers also look by themselves every two seconds.
 */
export function createWakeWorkers(boss: PgBoss, logger: Logger): WakeWorkers {
  const due = new Set<string>();
  let sending = false;
  const send = async () => {
    sending = true;
    try {
      while (due.size > 0) {
        const names = [...due];
        due.clear();
        await boss
          .getDb()
          .executeSql(`select pg_notify(${channel}, name) from unnest($1::text[]) as name`, [names]);
      }
    } catch (error) {
      logger.warn({ err: error }, 'workers were not woken');
    } finally {
      sending = false;
    }
  };
  return (jobs) => {
    for (const { name, wakes } of jobs) if (wakes) due.add(name);
    if (due.size > 0 && !sending) void send();
  };
}
