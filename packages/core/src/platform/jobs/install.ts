import { Client } from 'pg';
import { PgBoss, type Queue } from 'pg-boss';
import { appRole } from '../tenancy.ts';
import type { AnyJob } from './define-job.ts';

export const bossSchema = 'pgboss';

/** Creates pg-boss's schema, one queue per job, schedules, and the application role's rights. Runs as the owner. */
export async function installJobQueues(ownerUrl: string, jobs: readonly AnyJob[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: bossSchema,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    // A dead-letter queue must exist before the queue that names it.
    const ordered = jobs.toSorted(
      (a, b) => Number(a.deadLetter !== undefined) - Number(b.deadLetter !== undefined),
    );
    for (const job of ordered) {
      if (known.has(job.name)) await boss.updateQueue(job.name, queueOptions(job));
      else await boss.createQueue(job.name, queueOptions(job));
      if (job.schedule !== undefined) await boss.schedule(job.name, job.schedule, {}, { tz: 'UTC' });
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  await grantQueues(ownerUrl);
}

export function queueOptions(job: AnyJob): Omit<Queue, 'name'> {
  return {
    retryLimit: job.retry.limit,
    retryDelay: job.retry.delay,
    retryDelayMax: job.retry.delayMax,
    retryBackoff: true,
    expireInSeconds: job.expireInSeconds,
    heartbeatSeconds: 30,
    // wake-workers.ts notifies after the commit.
    notify: false,
    deleteAfterSeconds: 86_400,
    ...(job.deadLetter === undefined ? {} : { deadLetter: job.deadLetter }),
  };
}

async function grantQueues(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      grant usage on schema ${bossSchema} to ${appRole};
      grant select, insert, update, delete on all tables in schema ${bossSchema} to ${appRole};
      grant usage on all sequences in schema ${bossSchema} to ${appRole};
      grant execute on all functions in schema ${bossSchema} to ${appRole};`);
  } finally {
    await owner.end();
  }
}
