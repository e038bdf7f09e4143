import { PgBoss } from 'pg-boss';
import type { Logger } from '../logger.ts';
import { bossSchema } from './install.ts';

/** The job queue of a process. */
export type JobQueue = PgBoss;

export interface BossOptions {
  readonly url: string;
  readonly logger: Logger;
  /** True in a process that runs jobs. It also maintains queues and schedules. */
  readonly worker: boolean;
}

/** pg-boss under the application's role. It neither creates nor migrates its schema. */
export function createBoss({ url, logger, worker }: BossOptions): PgBoss {
  const boss = new PgBoss({
    connectionString: url,
    schema: bossSchema,
    application_name: 'gatehouse-jobs',
    max: worker ? 6 : 2,
    migrate: false,
    createSchema: false,
    supervise: worker,
    schedule: worker,
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
    cronMonitorIntervalSeconds: 5,
    cronWorkerIntervalSeconds: 5,
    // Only the owner may rebuild indexes.
    reindex: false,
    useListenNotify: worker,
  });
  // Without a listener a lost connection would end the process (SECURITY §2).
  boss.on('error', (error) => logger.warn({ err: error }, 'job queue'));
  return boss;
}
