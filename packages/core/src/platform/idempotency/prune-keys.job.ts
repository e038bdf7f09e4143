import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Deletes keys older than a day to keep the table small. Expired keys already have no effect. */
export const pruneKeysJob = defineJob({
  name: 'idempotency.prune',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 30, delayMax: 60 },
  expireInSeconds: 120,
  schedule: '*/10 * * * *',
});
